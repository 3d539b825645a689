/**
 * Gives back the earlier result of a stage where it is asked with the same inputs as the last time, else makes it.
 *
 * @param slot names one place of one stage (`catalogue fa`); each remembers one result, so the room is bounded
 * @param inputs everything the result depends on. Texts and numbers are compared by value, others by identity: what
 *   has not changed must be the same object
 */
export type Recall = <Value>(slot: string, inputs: readonly unknown[], make: () => Value) => Value;

/** A command that ends soon has nothing to recall. */
export const forgetful: Recall = (_slot, _inputs, make) => make();

/** The same memory for a second run of the same stages within one round. */
export function recalledAs(recall: Recall, prefix: string): Recall {
  return (slot, inputs, make) => recall(prefix + slot, inputs, make);
}

/**
 * What a process that goes on remembers of the stages, each from its last run. A promise that is rejected is dropped:
 * what has failed once may succeed the next time.
 */
export function createMemory(): Recall {
  const slots = new Map<string, { readonly inputs: readonly unknown[]; readonly value: unknown }>();
  return <Value>(slot: string, inputs: readonly unknown[], make: () => Value): Value => {
    const last = slots.get(slot);
    if (last !== undefined && isSameList(last.inputs, inputs)) return last.value as Value;
    const value = make();
    const made = { inputs, value };
    slots.set(slot, made);
    if (value instanceof Promise)
      value.catch(() => {
        if (slots.get(slot) === made) slots.delete(slot);
      });
    return value;
  };
}

/** Whether two lists hold the same objects, in the same order. */
export function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((input, at) => Object.is(input, other[at]));
}
