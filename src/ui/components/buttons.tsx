import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from '../icons/icon.tsx';

export type ButtonKind = 'primary' | 'ghost' | 'quiet' | 'danger';

interface ButtonProps {
  kind?: ButtonKind;
  name?: string;
  value?: string;
  /** The id of the form it belongs to, when it stands outside of it. */
  form?: string;
  type?: 'submit' | 'button';
  icon?: IconName | undefined;
  /** Where the form goes with this button, when that is not where the form goes otherwise. */
  to?: string;
  /** The key that presses it on a desk. */
  keyName?: string | undefined;
  /** Of several buttons the one that sends what was written, also with Ctrl and Enter on a desk. */
  isSend?: boolean;
  /** Full words for who hears the page, when the visible words need their surroundings. Begins with the visible words. */
  label?: string;
  children: ComponentChildren;
}

/** A button: its words are the next step, as a verb. Submits its form unless `type` says otherwise. */
export function Button({
  kind = 'primary',
  type = 'submit',
  icon,
  label,
  to,
  keyName,
  isSend,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      class={`button ${kind}`}
      aria-label={label}
      formaction={to}
      data-key={keyName}
      data-send={isSend}
      {...rest}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}

/** A link that looks like a button, for a step that changes nothing. */
export function ButtonLink({
  href,
  kind = 'primary',
  icon,
  label,
  keyName,
  children,
}: Pick<ButtonProps, 'kind' | 'icon' | 'label' | 'keyName' | 'children'> & { href: string }) {
  return (
    <a href={href} class={`button ${kind}`} aria-label={label} data-key={keyName}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </a>
  );
}

/** Prints the page. Appears only where the small script runs; without it the browser's own menu prints as well. */
export function PrintButton({ label }: { label: string }) {
  return (
    <button type="button" class="button ghost no-print" data-print hidden>
      <Icon name="print" />
      <span>{label}</span>
    </button>
  );
}

/** Reads the page aloud and stops again. Appears only where the browser has a voice for the language of the page. */
export function ReadAloud({ label, stop, noVoice }: { label: string; stop: string; noVoice: string }) {
  return (
    <div class="read-aloud no-print" hidden>
      <button type="button" class="button quiet" data-read-aloud={label} data-stop={stop}>
        <Icon name="ear" />
        <span>{label}</span>
      </button>
      <p class="soft" role="status" data-no-voice={noVoice} />
    </div>
  );
}
