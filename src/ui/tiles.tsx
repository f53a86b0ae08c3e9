import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icons/index.tsx';

/** Tiles beside each other: pictures to tap. */
export function Tiles({ children, columns = 2 }: { children: ComponentChildren; columns?: 1 | 2 }) {
  return <div class={columns === 1 ? 'tiles one' : 'tiles'}>{children}</div>;
}

interface Tiled {
  name: string;
  value: string;
  icon: IconName;
  label: string;
  /** The language of the label, when it is another than the page's. */
  labelLang?: string;
  hint?: string | undefined;
}

const Face = ({ icon, label, labelLang, hint }: Omit<Tiled, 'name' | 'value'>) => (
  <span class="face">
    <Icon name={icon} />
    <span>
      <b lang={labelLang} dir={labelLang ? 'auto' : undefined}>
        {label}
      </b>
      {hint && <small>{hint}</small>}
    </span>
  </span>
);

/** A picture that can be chosen together with others. */
export function CheckTile({ name, value, checked, ...face }: Tiled & { checked: boolean }) {
  return (
    <label class="tile">
      <input type="checkbox" name={name} value={value} checked={checked} />
      <Face {...face} />
    </label>
  );
}

/** A picture of which one can be chosen. */
export function RadioTile({ name, value, checked, ...face }: Tiled & { checked: boolean }) {
  return (
    <label class="tile">
      <input type="radio" name={name} value={value} checked={checked} />
      <Face {...face} />
    </label>
  );
}

/** A picture that is an answer and a next step in one tap. */
export function SubmitTile({ name, value, chosen, ...face }: Tiled & { chosen: boolean }) {
  return (
    <button type="submit" class={chosen ? 'tile on' : 'tile'} name={name} value={value} aria-pressed={chosen}>
      <Face {...face} />
    </button>
  );
}
