import { useEffect, useRef, useState } from 'preact/hooks';
import type { Say } from '../../editor/words.js';
import { useWords } from '../words.js';

interface NameFormProps {
  readonly name: string;
  readonly words: Say;
  readonly onName: (name: string) => void;
  readonly onLeave: () => void;
}

/** Asks under which name a person reviews and remarks. */
export function NameForm({ name, words, onName, onLeave }: NameFormProps) {
  const say = useWords();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(name);
  useEffect(() => {
    field.current?.focus();
  }, []);
  return (
    <form
      class="name-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') onName(text.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onLeave();
      }}
    >
      <label>
        {words('sheet.name')}{' '}
        <input
          ref={field}
          type="text"
          autocomplete="name"
          dir="auto"
          maxLength={200}
          value={text}
          aria-describedby="name-why"
          onInput={({ currentTarget }) => {
            setText(currentTarget.value);
          }}
        />
      </label>
      <button type="submit" class="main">
        {say('work.name.use')}
      </button>
      <button type="button" onClick={onLeave}>
        {say('work.name.leave')}
      </button>
      <p id="name-why" class="quiet">
        {say('work.name.why')}
      </p>
    </form>
  );
}
