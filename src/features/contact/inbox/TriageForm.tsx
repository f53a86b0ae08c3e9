import { Button } from '#ui';
import type { teamMessagesIn } from '../messages.ts';
import type { ContactQuestion } from '../model/types.ts';
import type { Colleague } from './queries.ts';

/** Assigning, giving back, closing and opening, quarantine, deleting. */
export function TriageForm({
  question,
  colleagues,
  token,
  path,
  ownKey,
  t,
}: {
  question: ContactQuestion;
  colleagues: Colleague[];
  token: string;
  path: string;
  ownKey: string;
  t: ReturnType<typeof teamMessagesIn>;
}) {
  const quarantined = question.state === 'quarantine';
  const done = question.state === 'closed' || question.state === 'answered' || question.state === 'waiting';
  const others = colleagues.filter(({ id }) => id !== ownKey && id !== question.assignedTo);
  const isMine = question.assignedTo === ownKey;
  const fields = (
    <>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="seen" value={String(question.version)} />
    </>
  );
  if (question.deletedAt)
    return (
      <form method="post" action={`${path}/sort`} class="actions">
        {fields}
        <Button name="what" value="restore">
          {t('sort.restore')}
        </Button>
      </form>
    );
  return (
    <>
      <form method="post" action={`${path}/sort`} class="actions">
        {fields}
        <Button kind="ghost" name="what" value={isMine ? 'anyone' : 'mine'} keyName="a">
          {t(isMine ? 'sort.anyone' : 'sort.mine')}
        </Button>
        {question.state === 'owner' && (
          <Button kind="ghost" name="what" value="open">
            {t('sort.take-over')}
          </Button>
        )}
        <Button kind="quiet" name="what" value={done ? 'open' : 'close'} keyName="e">
          {t(done ? 'sort.open' : 'sort.close')}
        </Button>
        <Button kind="quiet" name="what" value={quarantined ? 'release' : 'quarantine'}>
          {t(quarantined ? 'sort.release' : 'sort.quarantine')}
        </Button>
        {quarantined && (
          <Button kind="danger" name="what" value="delete">
            {t('sort.delete')}
          </Button>
        )}
      </form>
      {others.length > 0 && (
        <form method="post" action={`${path}/sort`} class="in-row">
          {fields}
          <select name="to" aria-label={t('sort.to')}>
            {others.map(({ id, name }) => (
              <option value={id}>{name}</option>
            ))}
          </select>
          <Button kind="ghost" name="what" value="assign">
            {t('sort.assign')}
          </Button>
        </form>
      )}
    </>
  );
}
