import { Button, TextField } from '#ui';
import { teamMessagesIn } from '../messages.ts';

interface Choice {
  value: string;
  words: string;
}

/** Yes or no to what somebody asked, with a word for them. */
export function AcceptDeclineForm({
  action,
  hidden,
  id,
  answer,
  yes,
  no,
  language,
}: {
  action: string;
  hidden: Record<string, string>;
  /** Of what is answered. */
  id: string;
  answer: string | null;
  yes: Choice;
  no: Choice;
  language: string;
}) {
  const t = teamMessagesIn(language);
  return (
    <form method="post" action={action} class="need-form">
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <TextField name={`answer-${id}`} label={t('needs.answer')} value={answer ?? ''} maxlength={300} />
      <div class="actions">
        <Button kind="ghost" name="state" value={yes.value} icon="check">
          {yes.words}
        </Button>
        <Button kind="quiet" name="state" value={no.value}>
          {no.words}
        </Button>
      </div>
    </form>
  );
}
