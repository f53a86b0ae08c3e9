import { Button, Notice, SelectField } from '#ui';
import { languageName } from '../edition/language-names.ts';
import { seatsFree } from '../edition/rules.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition, ProgrammeItem } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import { partyName } from '../registrations/rules.ts';
import type { Registration } from '../registrations/types.ts';
import type { AskedMove, Consequence } from './board-rules.ts';
import { breakOutTitle, explainSeat } from './seat-text.ts';

/** The open card: who it is, where they sit and why, and where to. A move that breaks something is confirmed here. */
export function CardPanel({
  edition,
  item,
  registration,
  people,
  asked,
  consequences,
  token,
  language,
}: {
  edition: Edition;
  item: ProgrammeItem;
  registration: Registration;
  people: Registration[];
  asked: AskedMove | undefined;
  /** What the move breaks that was asked for; none: it may be done. */
  consequences: Consequence[];
  token: string;
  language: string;
}) {
  const t = teamMessagesIn(language);
  const path = `/${language}/organise/${edition.id}`;
  const seat = registration.seats.find(({ partId }) => partId === item.id);
  const hidden = (
    <>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="signUp" value={registration.id} />
      <input type="hidden" name="part" value={item.id} />
      <input type="hidden" name="from" value={seat?.breakOutId ?? 'none'} />
    </>
  );
  const name = partyName(registration);
  return (
    <section class="card-panel" id="card" aria-labelledby="card-title">
      <h2 id="card-title">
        <bdi>{name}</bdi> <small>{t('seats.people', { people: registration.size })}</small>
      </h2>
      <p>
        {explainSeat(item, seat, language, registration.reasons[item.id]).join(' ')}{' '}
        <a href={`${path}/people/${registration.id}`}>{t('board.person')}</a>
      </p>
      {consequences.length > 0 && asked ? (
        <Notice kind="problem" role="alert" title={t('board.confirm')}>
          <ul>
            {consequences.map((consequence) => (
              <li>{consequenceText(consequence, people, language)}</li>
            ))}
          </ul>
          <form method="post" action={`${path}/seat`} class="desk-actions">
            {hidden}
            <input type="hidden" name="to" value={asked.to ?? 'none'} />
            <input type="hidden" name="confirmed" value="yes" />
            <Button kind="danger">
              {t('board.confirm.do', {
                title: asked.to ? breakOutTitle(item, asked.to, language) : t('seats.none'),
              })}
            </Button>
            <a class="button ghost" href={`${path}/seats?part=${item.id}`}>
              {t('board.confirm.no')}
            </a>
          </form>
        </Notice>
      ) : (
        <form method="post" action={`${path}/seat`} class="search">
          {hidden}
          <SelectField
            name="to"
            label={t('board.to')}
            value={asked?.to ?? seat?.breakOutId ?? 'none'}
            options={[
              { value: 'none', label: t('seats.none') },
              ...item.breakOuts
                .filter(({ cancelledAt }) => !cancelledAt)
                .map((breakOut) => ({
                  value: breakOut.id,
                  label: t('board.option', {
                    title: `${breakOut.number}. ${textOf(breakOut.texts, 'title', language)}`,
                    free: seatsFree(breakOut),
                  }),
                })),
            ]}
          />
          <Button icon="swap">{t('board.move')}</Button>
        </form>
      )}
      {seat && seat.how !== 'host' && (
        <form method="post" action={`${path}/seat`}>
          {hidden}
          <Button kind="quiet" name="host" value={seat.breakOutId}>
            {t('seats.host')}
          </Button>
        </form>
      )}
    </section>
  );
}

/** A consequence as a sentence. */
function consequenceText(
  consequence: Consequence,
  people: readonly Registration[],
  language: string,
): string {
  const t = teamMessagesIn(language);
  switch (consequence.kind) {
    case 'interpreter':
    case 'interpreter-idle':
      return t(`board.breaks.${consequence.kind}`, {
        language: consequence.languages.map((code) => languageName(code, language)).join(', '),
      });
    case 'group':
      return t('board.breaks.group', {
        names: people
          .filter(({ id }) => consequence.ids.includes(id))
          .map(partyName)
          .join(', '),
      });
    case 'too-few':
      return t('board.breaks.too-few', { left: consequence.left, needed: consequence.needed });
    default:
      return t(`board.breaks.${consequence.kind}`);
  }
}
