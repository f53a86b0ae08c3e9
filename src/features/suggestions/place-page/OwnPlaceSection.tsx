import { textIn } from '#features/directory';
import { Button, Reasons } from '#ui';
import { messagesIn } from '../messages.ts';
import { reasonItems, weeklyTimeText } from '../reasons/reason-text.ts';
import type { OwnPlace } from './own-place.ts';

const MAX_FITS = 5;
/** More times than this are a matter for the week itself. */
const MAX_TIMES = 3;

interface OwnPlaceSectionProps {
  place: OwnPlace;
  language: string;
  token: string;
}

/** What a place is for the reader: why it fits, whether it stands in their week, and buttons to put it there or to swap it. */
export function OwnPlaceSection({ place, language, token }: OwnPlaceSectionProps) {
  const t = messagesIn(language);
  const { initiative, suggestion, planned, mayEnterWeek } = place;
  const times = mayEnterWeek ? suggestion.times : [];
  return (
    <section>
      <h2>{t('place.fits')}</h2>
      <Reasons items={reasonItems(suggestion.reasons, language, MAX_FITS)} />
      {planned ? (
        <>
          <p>
            <b>{t('place.planned', { time: weeklyTimeText(planned.option.time, language) })}</b>{' '}
            <a href={`/${language}/week`}>{t('week.title')}</a>
          </p>
          <ChoiceForm
            language={language}
            token={token}
            initiative={initiative.id}
            time={planned.option.time.id}
          >
            <Button kind="quiet" icon="pin" name="choice" value={planned.option.pinned ? 'undo' : 'pinned'}>
              {t(planned.option.pinned ? 'slot.unkeep' : 'slot.keep')}
            </Button>
            <Button kind="quiet" icon="swap" name="choice" value="swap">
              {t('slot.swap')}
            </Button>
            <Button kind="quiet" icon="remove" name="choice" value="removed">
              {t('slot.remove')}
            </Button>
          </ChoiceForm>
        </>
      ) : (
        times.slice(0, MAX_TIMES).map((time) => (
          <ChoiceForm language={language} token={token} initiative={initiative.id} time={time.id}>
            <Button
              kind="ghost"
              icon="plus"
              name="choice"
              value="pinned"
              label={t('slot.for', {
                verb: t('place.add', { time: weeklyTimeText(time, language) }),
                name: textIn(initiative, language).text.name,
              })}
            >
              {t('place.add', { time: weeklyTimeText(time, language) })}
            </Button>
          </ChoiceForm>
        ))
      )}
    </section>
  );
}

/** A form that changes the week; the same as in the week itself. */
function ChoiceForm({
  language,
  token,
  initiative,
  time,
  children,
}: {
  language: string;
  token: string;
  initiative: string;
  time: string;
  children: preact.ComponentChildren;
}) {
  return (
    <form method="post" action={`/${language}/week/choice`} class="choices no-print">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="initiative" value={initiative} />
      <input type="hidden" name="time" value={time} />
      {children}
    </form>
  );
}
