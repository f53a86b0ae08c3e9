import type { PageContext } from '#core/http/page-context.ts';
import { Breadcrumbs, Button, Layout, Notice } from '#ui';
import { breakoutRounds } from '../edition/rules.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition, ProgrammeItem } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import type { Registration } from '../registrations/types.ts';
import { explainSeat } from './reason-text.ts';

interface Showing {
  page: PageContext;
  edition: Edition;
  people: Registration[];
  token: string;
  refusal?: 'full' | 'not-proposed' | 'published' | undefined;
}

/** The seating: propose, look at every reason, change by hand, publish. */
export function SeatingDesk({ page, edition, people, token, refusal }: Showing) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const at = `/${language}/organise/${edition.id}`;
  const title = textOf(edition.texts, 'title', language);
  const coming = people.filter(({ state }) => state === 'coming');
  return (
    <Layout page={page} title={t('desk.seats')} robots="noindex">
      <Breadcrumbs label={t('crumbs')} items={[{ href: at, words: title }, { words: t('desk.seats') }]} />
      <h1>{t('desk.seats')}</h1>
      <p class="lead">{t(`seats.${edition.seating}`)}</p>
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`seats.refused.${refusal}`)}
        </Notice>
      )}
      <div class="actions">
        {edition.seating !== 'published' && (
          <form method="post" action={`${at}/proposal`}>
            <input type="hidden" name="token" value={token} />
            <Button kind={edition.seating === 'wishes' ? 'primary' : 'ghost'}>
              {t(edition.seating === 'wishes' ? 'seats.propose' : 'seats.again')}
            </Button>
          </form>
        )}
        {edition.seating === 'proposed' && (
          <form method="post" action={`${at}/publication`}>
            <input type="hidden" name="token" value={token} />
            <Button icon="check">{t('seats.publish', { people: coming.length })}</Button>
          </form>
        )}
      </div>
      {edition.seating !== 'wishes' &&
        breakoutRounds(edition).map((part) => (
          <>
            {part.breakOuts.map((one) => (
              <section>
                <h2>
                  {one.number}. <bdi>{textOf(one.texts, 'title', language)}</bdi>
                </h2>
                <p class="soft">{t('seats.taken', { taken: one.seatsTaken, places: one.capacity })}</p>
                <Sitting
                  part={part}
                  room={one.id}
                  people={coming}
                  language={language}
                  token={token}
                  action={`${at}/seat`}
                />
              </section>
            ))}
            <section>
              <h2>{t('seats.none')}</h2>
              <Sitting
                part={part}
                room={null}
                people={coming}
                language={language}
                token={token}
                action={`${at}/seat`}
              />
            </section>
          </>
        ))}
    </Layout>
  );
}

function Sitting({
  part,
  room,
  people,
  language,
  token,
  action,
}: {
  part: ProgrammeItem;
  room: string | null;
  people: readonly Registration[];
  language: string;
  token: string;
  action: string;
}) {
  const t = teamMessagesIn(language);
  const here = people.filter(
    ({ seats }) => (seats.find(({ partId }) => partId === part.id)?.breakOutId ?? null) === room,
  );
  if (!here.length) return <p class="soft">{t('seats.nobody')}</p>;
  return (
    <ul class="sitting">
      {here.map((one) => (
        <li>
          <details>
            <summary>
              <bdi>{nameOf(one)}</bdi> <small>{t('seats.people', { people: one.size })}</small>
            </summary>
            {explainSeat(
              part,
              one.seats.find(({ partId }) => partId === part.id),
              language,
              one.reasons[part.id],
            ).map((words) => (
              <p>{words}</p>
            ))}
            <form method="post" action={action} class="actions">
              <input type="hidden" name="token" value={token} />
              <input type="hidden" name="signUp" value={one.id} />
              <input type="hidden" name="part" value={part.id} />
              {part.breakOuts
                .filter(({ id }) => id !== room)
                .map(({ id, number }) => (
                  <Button kind="ghost" name="to" value={id}>
                    {t('seats.move', { number })}
                  </Button>
                ))}
              {room && (
                <Button kind="quiet" name="host" value={room}>
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

/** First names, or the code of the badge where nobody gave one. */
export const nameOf = ({ members }: Pick<Registration, 'members'>): string =>
  members.map(({ firstName, code }) => firstName ?? code).join(', ');
