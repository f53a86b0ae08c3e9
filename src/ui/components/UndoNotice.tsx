import { deskMessagesIn } from '../messages.ts';
import { Notice } from './notices.tsx';

/** Says what was done, with the way to undo it. */
export function UndoNotice({
  text,
  action,
  token,
  fields = {},
  language,
}: {
  text: string;
  /** Where the form that undoes it is sent, with the language. */
  action: string;
  token: string;
  fields?: Record<string, string>;
  language: string;
}) {
  return (
    <Notice kind="good" role="status">
      <form method="post" action={action} class="undo">
        <input type="hidden" name="token" value={token} />
        {Object.entries(fields).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <p>{text}</p>
        <button type="submit" class="button ghost" data-key="z">
          <span>{deskMessagesIn(language)('undo')}</span>
        </button>
      </form>
    </Notice>
  );
}
