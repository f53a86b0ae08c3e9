import type { PageContext } from '#core/http/page-context.ts';
import { Breadcrumbs, Button, Layout, Notice } from '#ui';
import { breakoutRounds } from '../edition/rules.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition, ProgrammeItem } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import { partyName } from '../registrations/rules.ts';
import type { Registration } from '../registrations/types.ts';
import { explainSeat } from './seat-text.ts';

interface SeatingDeskProps {
  page: PageContext;
  edition: Edition;
  people: Registration[];
  token: string;
  refusal?: 'full' | 'not-proposed' | 'published' | undefined;
}

/** The seating: propose, look at every reason, change by hand, publish. */
export function SeatingDesk({ page, edition, people, token, refusal }: SeatingDeskProps) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const path = `/${language}/organise/${edition.id}`;
  const title = textOf(edition.texts, 'title', language);
  const coming = people.filter(({ state }) => state === 'coming');
  return (
    <Layout page={page} title={t('desk.seats')} robots="noindex">
      <Breadcrumbs label={t('crumbs')} items={[{ href: path, label: title }, { label: t('desk.seats') }]} />
      <h1>{t('desk.seats')}</h1>
      <p class="lead">{t(`seats.${edition.seating}`)}</p>
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`seats.refused.${refusal}`)}
        </Notice>
      )}
      <div class="actions">
        {edition.seating !== 'published' && (
          <form method="post" action={`${path}/proposal`}>
            <input type="hidden" name="token" value={token} />
            <Button kind={edition.seating === 'wishes' ? 'primary' : 'ghost'}>
              {t(edition.seating === 'wishes' ? 'seats.propose' : 'seats.again')}
            </Button>
          </form>
        )}
        {edition.seating === 'proposed' && (
          <form method="post" action={`${path}/publication`}>
            <input type="hidden" name="token" value={token} />
            <Button icon="check">{t('seats.publish', { people: coming.length })}</Button>
          </form>
        )}
      </div>
      {edition.seating !== 'wishes' &&
        breakoutRounds(edition).map((item) => (
          <>
            {item.breakOuts.map((breakOut) => (
              <section>
                <h2>
                  {breakOut.number}. <bdi>{textOf(breakOut.texts, 'title', language)}</bdi>
                </h2>
                <p class="soft">
                  {t('seats.taken', { taken: breakOut.seatsTaken, places: breakOut.capacity })}
                </p>
                <SeatedPeople
                  item={item}
                  breakOutId={breakOut.id}
                  people={coming}
                  language={language}
                  token={token}
                  action={`${path}/seat`}
                />
              </section>
            ))}
            <section>
              <h2>{t('seats.none')}</h2>
              <SeatedPeople
                item={item}
                breakOutId={null}
                people={coming}
                language={language}
                token={token}
                action={`${path}/seat`}
              />
            </section>
          </>
        ))}
    </Layout>
  );
}

/** Who sits in one break-out, or has no seat (null): why, and the buttons that seat them elsewhere. */
function SeatedPeople({
  item,
  breakOutId,
  people,
  language,
  token,
  action,
}: {
  item: ProgrammeItem;
  breakOutId: string | null;
  people: readonly Registration[];
  language: string;
  token: string;
  action: string;
}) {
  const t = teamMessagesIn(language);
  const seatOf = ({ seats }: Registration) => seats.find(({ partId }) => partId === item.id);
  const seated = people.filter((registration) => (seatOf(registration)?.breakOutId ?? null) === breakOutId);
  if (!seated.length) return <p class="soft">{t('seats.nobody')}</p>;
  return (
    <ul class="sitting">
      {seated.map((registration) => (
        <li>
          <details>
            <summary>
              <bdi>{partyName(registration)}</bdi>{' '}
              <small>{t('seats.people', { people: registration.size })}</small>
            </summary>
            {explainSeat(item, seatOf(registration), language, registration.reasons[item.id]).map(
              (sentence) => (
                <p>{sentence}</p>
              ),
            )}
            <form method="post" action={action} class="actions">
              <input type="hidden" name="token" value={token} />
              <input type="hidden" name="signUp" value={registration.id} />
              <input type="hidden" name="part" value={item.id} />
              {item.breakOuts
                .filter(({ id }) => id !== breakOutId)
                .map(({ id, number }) => (
                  <Button kind="ghost" name="to" value={id}>
                    {t('seats.move', { number })}
                  </Button>
                ))}
              {breakOutId && (
                <Button kind="quiet" name="host" value={breakOutId}>
                  {t('seats.host')}
                </Button>
              )}
            </form>
          </details>
        </li>
      ))}
    </ul>
  );
}
