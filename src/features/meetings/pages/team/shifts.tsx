import type { Reader } from '#core/http/request-context.ts';
import { Button, Crumbs, Frame, Notice, QrFigure, TextField } from '#ui';
import { speak } from '../../messages/team/index.ts';
import { spanWords } from '../../rules/moments.ts';
import { textOf } from '../../rules/texts.ts';
import type { Edition, Shift } from '../../types.ts';

/** Hands for the day: which are needed, who comes, and the link to pass on. */
export function ShiftsDeskPage({
  reader,
  edition,
  shifts,
  token,
  call,
  refusal,
}: {
  reader: Reader;
  edition: Edition;
  shifts: Shift[];
  token: string;
  call: { url: string; svg: string };
  refusal?: boolean;
}) {
  const { language } = reader;
  const say = speak(language);
  const at = `/${language}/organise/${edition.id}`;
  return (
    <Frame reader={reader} title={say('desk.shifts')} robots="noindex">
      <Crumbs
        label={say('crumbs')}
        items={[{ href: at, words: textOf(edition.texts, 'title', language) }, { words: say('desk.shifts') }]}
      />
      <h1>{say('desk.shifts')}</h1>
      {refusal && (
        <Notice kind="problem" role="alert">
          {say('shifts.refused.not-right')}
        </Notice>
      )}
      <ul class="needs">
        {shifts.map((shift) => (
          <li>
            <p>
              <b>
                <bdi>{shift.name}</bdi>
              </b>{' '}
              · {spanWords(shift.startsAt, shift.endsAt, language)} ·{' '}
              {say('shifts.count', { here: shift.hands.length, wanted: shift.wanted })}
            </p>
            <p>
              <bdi>{shift.hands.map(({ firstName }) => firstName).join(', ')}</bdi>
            </p>
            <form method="post" action={`${at}/shift-removed`}>
              <input type="hidden" name="token" value={token} />
              <input type="hidden" name="shift" value={shift.id} />
              <Button kind="quiet" icon="remove" label={say('table.drop.label', { words: shift.name })}>
                {say('table.drop')}
              </Button>
            </form>
          </li>
        ))}
      </ul>
      <form method="post" action={`${at}/shift`} class="stack">
        <h2>{say('shifts.add')}</h2>
        <input type="hidden" name="token" value={token} />
        <TextField name="name" label={say('shifts.name')} value="" maxlength={120} />
        <div class="side-by-side">
          {(['from', 'to'] as const).map((name) => (
            <TextField id={`shift-${name}`} name={name} type="time" label={say(`edit.${name}`)} value="" />
          ))}
          <TextField name="wanted" label={say('shifts.wanted')} value="2" inputmode="numeric" />
        </div>
        <Button kind="ghost" icon="plus">
          {say('table.add')}
        </Button>
      </form>
      {shifts.length > 0 && (
        <a href={call.url}>
          <QrFigure svg={call.svg} caption={say('shifts.call')} />
        </a>
      )}
    </Frame>
  );
}
