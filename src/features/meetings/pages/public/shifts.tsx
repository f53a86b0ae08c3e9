import type { Reader } from '#core/http/request-context.ts';
import { Badge, Button, Frame, Notice, TextField } from '#ui';
import { speak } from '../../messages/index.ts';
import { dayWords, spanWords } from '../../rules/moments.ts';
import { textOf } from '../../rules/texts.ts';
import type { Edition, Shift } from '../../types.ts';

/** The call for hands: shifts, who is there already, and where a name is missing. */
export function ShiftsPage({
  reader,
  edition,
  shifts,
  token,
  once,
  link,
  refusal,
}: {
  reader: Reader;
  edition: Edition;
  shifts: Shift[];
  token: string;
  once: string;
  link: string;
  refusal?: 'full' | 'no-name' | undefined;
}) {
  const { language } = reader;
  const say = speak(language);
  const at = `/${language}/hands/${link}`;
  return (
    <Frame reader={{ ...reader, path: `/hands/${link}` }} title={say('shifts.title')} narrow robots="noindex">
      <h1>{say('shifts.title')}</h1>
      <p class="lead">
        {say('shifts.lead', {
          meeting: textOf(edition.texts, 'title', language),
          date: dayWords(edition.startsAt, language),
        })}
      </p>
      {refusal && (
        <Notice kind="problem" role="alert">
          {say(`shifts.refused.${refusal}`)}
        </Notice>
      )}
      {shifts.map((shift) => (
        <section>
          <h2>
            <bdi>{shift.name}</bdi>
          </h2>
          <p>
            {spanWords(shift.startsAt, shift.endsAt, language)}{' '}
            <Badge kind={shift.hands.length < shift.wanted ? 'new' : 'good'}>
              {say('shifts.count', { here: shift.hands.length, wanted: shift.wanted })}
            </Badge>
          </p>
          <ul>
            {shift.hands.map((hand) => (
              <li>
                <form method="post" action={`${at}/leave`} class="actions">
                  <input type="hidden" name="token" value={token} />
                  <input type="hidden" name="hand" value={hand.id} />
                  <bdi>{hand.firstName}</bdi>
                  <Button kind="quiet" label={say('shifts.leave.label', { name: hand.firstName })}>
                    {say('shifts.leave')}
                  </Button>
                </form>
              </li>
            ))}
          </ul>
          {shift.hands.length < shift.wanted && (
            <form method="post" action={at} class="search">
              <input type="hidden" name="token" value={token} />
              <input type="hidden" name="once" value={`${once}-${shift.id.slice(0, 8)}`} />
              <input type="hidden" name="shift" value={shift.id} />
              <TextField
                id={`name-${shift.id}`}
                name="firstName"
                label={say('member.name')}
                value=""
                maxlength={60}
                autocomplete="given-name"
              />
              <Button>{say('shifts.take')}</Button>
            </form>
          )}
        </section>
      ))}
    </Frame>
  );
}
