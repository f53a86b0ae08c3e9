import type { ComponentChildren } from 'preact';
import { type Initiative, nextDates, textIn, WhenText } from '#features/directory';
import { vocabularyIn } from '#features/vocabulary';
import { Badge } from '#ui';
import { messagesIn } from '../../messages.ts';
import type { PlanIdea } from './idea-queries.ts';

/** A place of the free part with what the directory says of it now; undefined: it is not there any more. */
export type ShownIdea = Pick<PlanIdea, 'id' | 'initiative' | 'uses'> & { place: Initiative | undefined };

/**
 * The free part under a heading of its own, with the sentence that it binds nobody: every page and paper that shows a place near
 * somebody shows it through here.
 */
export function FreePart({
  ideas,
  language,
  now,
  level = 2,
  actionsOf,
}: {
  ideas: readonly ShownIdea[];
  language: string;
  now: Date;
  level?: 2 | 3;
  actionsOf?: (idea: ShownIdea) => ComponentChildren;
}) {
  const t = messagesIn(language);
  const Heading = `h${level}` as const;
  const CardHeading = level === 2 ? 'h3' : 'h4';
  return (
    <section class="free-part">
      <Heading>{t('plan.free.title')}</Heading>
      <p>
        <b>{t('plan.free.sentence')}</b>
      </p>
      {ideas.length === 0 && <p class="soft">{t('plan.free.none')}</p>}
      <div class="cards">
        {ideas.map((idea) => {
          const shown = idea.place && textIn(idea.place, language);
          return (
            <article class="card">
              <CardHeading class="card-title">
                {idea.place && shown ? (
                  <a href={`/${language}/initiatives/${idea.place.id}`}>
                    <bdi lang={shown.language}>{shown.text.name}</bdi>
                  </a>
                ) : (
                  t('plan.free.gone')
                )}
              </CardHeading>
              {idea.place && <PlaceFacts place={idea.place} language={language} now={now} />}
              {idea.uses.length > 0 && (
                <ul>
                  {idea.uses.map((use) => (
                    <li>{t(`plan.use.${use}`)}</li>
                  ))}
                </ul>
              )}
              {actionsOf?.(idea)}
            </article>
          );
        })}
      </div>
    </section>
  );
}

/** Where, whether there is room, and when it is next. */
export function PlaceFacts({ place, language, now }: { place: Initiative; language: string; now: Date }) {
  const t = messagesIn(language);
  const [next] = nextDates(place, now);
  const where = place.online ? t('plan.free.online') : (place.placeName ?? place.town);
  return (
    <>
      {where && (
        <p>
          <bdi>{where}</bdi>
        </p>
      )}
      <p>
        {next ? <WhenText next={next} language={language} /> : t('plan.free.no-date')}{' '}
        {place.room && (
          <Badge kind={place.room === 'room' ? 'good' : 'soft'}>
            {place.room === 'room' && place.placesFree
              ? t('plan.free.places', { count: place.placesFree })
              : vocabularyIn(language)(`room.${place.room}`)}
          </Badge>
        )}
      </p>
    </>
  );
}
