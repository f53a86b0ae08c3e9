import type { PageContext } from '#core/http/page-context.ts';
import { formatDay } from '#core/i18n/formats.ts';
import { Badge, Breadcrumbs, ButtonLink, Definition, Layout, Notice } from '#ui';
import { EditionCancelled } from '../edition/EditionCancelled.tsx';
import { languageNames } from '../edition/language-names.ts';
import { placeLine } from '../edition/programme.ts';
import type { EditionPhase } from '../edition/rules.ts';
import { TranslatedText } from '../edition/TranslatedText.tsx';
import { textOf, wordsIn } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { whenWords } from '../edition/when.ts';
import { messagesIn } from '../messages.ts';
import { StallList } from '../stalls/StallList.tsx';
import type { MarketStall } from '../stalls/types.ts';
import { ProgrammeList } from './ProgrammeList.tsx';

interface EditionPageProps {
  page: PageContext;
  edition: Edition;
  phase: EditionPhase;
  stalls: MarketStall[];
  /** How many places nobody has; null when nobody counts. */
  free: number | null;
  jsonLd: string;
}

/** An edition: what it is, when and where, the programme, and one clear next step. */
export function EditionPage({ page, edition, phase, stalls, free, jsonLd }: EditionPageProps) {
  const { language } = page;
  const t = messagesIn(language);
  const href = (path: string) => `/${language}/meetings${path}`;
  const title = textOf(edition.texts, 'title', language);
  const open = phase === 'wishes' || phase === 'seating' || phase === 'direct';
  return (
    <Layout page={page} title={title} description={textOf(edition.texts, 'summary', language)}>
      <Breadcrumbs
        label={t('crumbs')}
        items={[{ href: href(''), label: t('list.title') }, { label: title }]}
      />
      <h1>
        <TranslatedText of={wordsIn(edition.texts, 'title', language)} />
      </h1>
      <p class="lead">
        <TranslatedText of={wordsIn(edition.texts, 'summary', language)} />
      </p>
      {edition.demo && <Notice kind="demo">{t('demo')}</Notice>}
      {phase === 'draft' && <Notice kind="ask">{t('draft')}</Notice>}
      <EditionCancelled edition={edition} language={language} />
      <Definition items={editionFacts(edition, language)} />
      {phase === 'over' && <Notice kind="ask">{t('come.over')}</Notice>}
      {open && (
        <p>
          {phase === 'wishes'
            ? t('come.wishes', { date: formatDay(edition.wishesUntil, language) })
            : t(`come.${phase}`)}
        </p>
      )}
      {open && free !== null && (
        <p>
          <Badge kind={free > 0 ? 'good' : 'new'}>{t('places.left', { free })}</Badge>{' '}
          {free === 0 && t('places.wait')}
        </p>
      )}
      <p class="actions no-print">
        {open && (
          <ButtonLink href={href(`/${edition.slug}/come`)} kind="primary" icon="sprout">
            {t('come')}
          </ButtonLink>
        )}
        <ButtonLink href={href(`/${edition.slug}/calendar.ics`)} kind="ghost" icon="calendar">
          {t('calendar')}
        </ButtonLink>
      </p>
      {wordsIn(edition.texts, 'about', language) && (
        <p>
          <TranslatedText of={wordsIn(edition.texts, 'about', language)} />
        </p>
      )}
      <section>
        <h2>{t('programme')}</h2>
        <ProgrammeList edition={edition} language={language} showSeatsFree={phase === 'direct'} />
      </section>
      <StallList
        stalls={stalls}
        language={language}
        formHref={open ? href(`/${edition.slug}/stand`) : undefined}
      />
      <p class="actions no-print">
        <ButtonLink href={href(`/${edition.slug}/programme`)} kind="quiet" icon="print">
          {t('programme.print')}
        </ButtonLink>
        <ButtonLink href={href(`/${edition.slug}/draw`)} kind="quiet" icon="question">
          {t('draw.link')}
        </ButtonLink>
      </p>
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonLd }} />
    </Layout>
  );
}

/** When and where the edition is, and how to get there, as terms with their values. */
export function editionFacts(edition: Edition, language: string): [string, preact.ComponentChildren][] {
  const t = messagesIn(language);
  return [
    [t('when'), <time dateTime={edition.startsAt.toISOString()}>{whenWords(edition, language)}</time>],
    ...edition.venues.map((venue): [string, preact.ComponentChildren] => [
      t('where'),
      <>
        <bdi lang="nl">{placeLine(venue)}</bdi>
        <br />
        <TranslatedText of={wordsIn(venue.texts, 'way', language)} />
        <br />
        {venue.online
          ? t('online.lead')
          : t(venue.stepFree === null ? 'stepFree.unknown' : venue.stepFree ? 'stepFree.yes' : 'stepFree.no')}
      </>,
    ]),
    ...(edition.languages.length
      ? ([[t('languages.of'), languageNames(edition.languages, language)]] satisfies [string, string][])
      : []),
  ];
}
