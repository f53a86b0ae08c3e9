import type { Reader } from '#core/http/request-context.ts';
import { ButtonLink, Crumbs, Definition, Frame, Notice } from '#ui';
import { speak } from '../../messages/index.ts';
import { dayWords, spanWords } from '../../rules/moments.ts';
import { textOf, wordsIn } from '../../rules/texts.ts';
import type { Phase } from '../../rules/when.ts';
import type { Edition, Stand } from '../../types.ts';
import { Programme, Words } from './programme.tsx';
import { Stands } from './stands.tsx';

interface Showing {
  reader: Reader;
  edition: Edition;
  phase: Phase;
  stands: Stand[];
  jsonLd: string;
}

/** An edition: what it is, when and where, the programme, and one clear next step. */
export function EditionPage({ reader, edition, phase, stands, jsonLd }: Showing) {
  const { language } = reader;
  const say = speak(language);
  const at = (path: string) => `/${language}/meetings${path}`;
  const title = textOf(edition.texts, 'title', language);
  const open = phase === 'wishes' || phase === 'seating' || phase === 'direct';
  return (
    <Frame reader={reader} title={title} description={textOf(edition.texts, 'summary', language)}>
      <Crumbs label={say('crumbs')} items={[{ href: at(''), words: say('list.title') }, { words: title }]} />
      <h1>
        <Words of={wordsIn(edition.texts, 'title', language)} />
      </h1>
      <p class="lead">
        <Words of={wordsIn(edition.texts, 'summary', language)} />
      </p>
      {edition.demo && <Notice kind="demo">{say('demo')}</Notice>}
      {phase === 'draft' && <Notice kind="ask">{say('draft')}</Notice>}
      {phase === 'cancelled' && <Notice kind="problem">{say('cancelled')}</Notice>}
      <Definition items={facts(edition, language)} />
      {phase === 'over' && <Notice kind="ask">{say('come.over')}</Notice>}
      {open && (
        <p>
          {phase === 'wishes'
            ? say('come.wishes', { date: dayWords(edition.wishesUntil, language) })
            : say(`come.${phase}`)}
        </p>
      )}
      <p class="actions no-print">
        {open && (
          <ButtonLink href={at(`/${edition.slug}/come`)} kind="primary" icon="sprout">
            {say('come')}
          </ButtonLink>
        )}
        <ButtonLink href={at(`/${edition.slug}/calendar.ics`)} kind="ghost" icon="calendar">
          {say('calendar')}
        </ButtonLink>
      </p>
      {wordsIn(edition.texts, 'about', language) && (
        <p>
          <Words of={wordsIn(edition.texts, 'about', language)} />
        </p>
      )}
      <section>
        <h2>{say('programme')}</h2>
        <Programme edition={edition} language={language} counts={phase === 'direct'} />
      </section>
      <Stands stands={stands} language={language} form={open ? at(`/${edition.slug}/stand`) : undefined} />
      <p class="actions no-print">
        <ButtonLink href={at(`/${edition.slug}/programme`)} kind="quiet" icon="print">
          {say('programme.print')}
        </ButtonLink>
        <ButtonLink href={at(`/${edition.slug}/draw`)} kind="quiet" icon="question">
          {say('draw.link')}
        </ButtonLink>
      </p>
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonLd }} />
    </Frame>
  );
}

/** When and where, and how to get there. */
export function facts(edition: Edition, language: string): [string, preact.ComponentChildren][] {
  const say = speak(language);
  return [
    [
      say('when'),
      <time dateTime={edition.startsAt.toISOString()}>
        {dayWords(edition.startsAt, language)}
        {' · '}
        {spanWords(edition.startsAt, edition.endsAt, language)}
      </time>,
    ],
    ...edition.venues.map((venue): [string, preact.ComponentChildren] => [
      say('where'),
      <>
        <bdi lang="nl">
          {venue.name}, {venue.address}, {venue.town}
        </bdi>
        <br />
        <Words of={wordsIn(venue.texts, 'way', language)} />
        <br />
        {say(venue.stepFree === null ? 'stepFree.unknown' : venue.stepFree ? 'stepFree.yes' : 'stepFree.no')}
      </>,
    ]),
  ];
}
