import type { TeamAccess } from '#core/access/logged-read.ts';
import type { PageContext } from '#core/http/page-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { Button, ButtonLink, Layout, Notice, PrintButton, QrFigure } from '#ui';
import { OwnWaiting } from '../admission/OwnWaiting.tsx';
import type { Admission } from '../admission/rules.ts';
import { EditionCancelled } from '../edition/EditionCancelled.tsx';
import type { EditionPhase } from '../edition/rules.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { messagesIn } from '../messages.ts';
import type { Registration } from '../registrations/types.ts';
import { editionFacts } from '../website/EditionPage.tsx';
import { OnlineLinks } from './OnlineLinks.tsx';
import { OwnNeeds } from './OwnNeeds.tsx';
import { OwnOffers } from './OwnOffers.tsx';
import { OwnPhotos } from './OwnPhotos.tsx';
import { OwnSeat } from './OwnSeat.tsx';

interface OwnPageProps {
  page: PageContext;
  edition: Edition;
  registration: Registration;
  phase: EditionPhase;
  token: string;
  /** Token of the private link. */
  link: string;
  badges: { firstName: string | null; code: string; svg: string }[];
  /** When members of the team looked at this registration. */
  teamAccesses: TeamAccess[];
  /** Registered a moment ago. */
  isNew: boolean;
  /** Private links of places on line, by id of the place; empty for who does not come. */
  links: ReadonlyMap<string, string>;
  /** How full the meeting is, and who waits. */
  admission: Admission;
  refusal?: 'offer-over' | undefined;
}

const TITLES = { coming: 'mine.title', waiting: 'mine.waiting', cancelled: 'mine.cancelled' } as const;

/** One's own registration: where one sits and why, what was promised, badges, and what one can still do. */
export function OwnPage({
  page,
  edition,
  registration,
  phase,
  token,
  link,
  badges,
  teamAccesses,
  isNew,
  links,
  admission,
  refusal,
}: OwnPageProps) {
  const { language } = page;
  const t = messagesIn(language);
  const path = `/${language}/m/${link}`;
  const coming = registration.state === 'coming';
  const isCancelled = registration.state === 'cancelled';
  const title = textOf(edition.texts, 'title', language);
  return (
    <Layout page={{ ...page, path: `/m/${link}` }} title={title} narrow robots="noindex">
      <h1>{t(TITLES[registration.state], { meeting: title })}</h1>
      {isNew && (
        <Notice kind="good" role="status">
          {t('mine.fresh')}
        </Notice>
      )}
      {refusal && (
        <Notice kind="problem" role="alert">
          {t('mine.offer-over')}
        </Notice>
      )}
      {registration.mergedInto && (
        <Notice kind="ask">
          <p>{t('people.merged')}</p>
          <p>
            <a href={`/${language}/meetings/${edition.slug}/lost-link`}>{t('people.lost.title')}</a>
          </p>
        </Notice>
      )}
      {edition.demo && <Notice kind="demo">{t('demo')}</Notice>}
      <EditionCancelled edition={edition} language={language} />
      {registration.state === 'waiting' && edition.state === 'published' && (
        <OwnWaiting
          admission={admission}
          registrationId={registration.id}
          path={path}
          token={token}
          language={language}
        />
      )}
      {coming && (
        <OwnOffers
          edition={edition}
          registration={registration}
          language={language}
          token={token}
          action={`${path}/offer`}
        />
      )}
      <dl class="definition">
        {editionFacts(edition, language).map(([term, meaning]) => (
          <div>
            <dt>{term}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <OnlineLinks edition={edition} links={links} language={language} />
      {coming && <OwnSeat edition={edition} registration={registration} language={language} />}
      <OwnNeeds registration={registration} language={language} />
      <p class="actions no-print">
        <ButtonLink href={`${path}/calendar.ics`} kind="ghost" icon="calendar">
          {t('calendar')}
        </ButtonLink>
        {!isCancelled && phase !== 'over' && phase !== 'cancelled' && (
          <ButtonLink href={`${path}/change`} kind="ghost" icon="pen">
            {t('mine.change')}
          </ButtonLink>
        )}
      </p>
      {coming && (
        <section>
          <h2>{t('mine.badges')}</h2>
          <p class="soft">{t('mine.badges.lead')}</p>
          <div class="own-badges">
            {badges.map(({ firstName, code, svg }) => (
              <QrFigure svg={svg} caption={firstName ? `${firstName} · ${code}` : code} />
            ))}
          </div>
          <PrintButton label={t('print')} />
        </section>
      )}
      <OwnPhotos registration={registration} token={token} path={path} language={language} />
      {teamAccesses.length > 0 && (
        <details class="no-print">
          <summary>{t('mine.looks')}</summary>
          <ul>
            {teamAccesses.map(({ purpose, name, at }) => (
              <li>{t(`look.${purpose}`, { name, date: formatDate(at, language) })}</li>
            ))}
          </ul>
        </details>
      )}
      {phase !== 'over' && phase !== 'cancelled' && !registration.mergedInto && (
        <form method="post" action={`${path}/${isCancelled ? 'again' : 'cancel'}`} class="no-print">
          <input type="hidden" name="token" value={token} />
          <Button kind={isCancelled ? 'primary' : 'danger'}>
            {t(isCancelled ? 'mine.again' : 'mine.cancel')}
          </Button>
        </form>
      )}
    </Layout>
  );
}
