interface ChoiceProps<Value extends string> {
  /** What is chosen, for people who do not see the buttons beside each other. */
  readonly name: string;
  readonly class?: string | undefined;
  readonly values: readonly Value[];
  readonly chosen: Value;
  readonly label: (value: Value) => string;
  readonly onChoose: (value: Value) => void;
}

/** A row of buttons, one of which is pressed. */
export function Choice<Value extends string>({
  name,
  class: kind = '',
  values,
  chosen,
  label,
  onChoose,
}: ChoiceProps<Value>) {
  return (
    <div class={`choice ${kind}`} role="group" aria-label={name}>
      {values.map((value) => (
        <button
          type="button"
          aria-pressed={value === chosen}
          data-value={value}
          onClick={() => {
            onChoose(value);
          }}
        >
          {label(value)}
        </button>
      ))}
    </div>
  );
}
