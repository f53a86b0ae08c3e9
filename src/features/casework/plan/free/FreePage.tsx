import type { PageContext } from '#core/http/page-context.ts';
import { type Initiative, textIn } from '#features/directory';
import { vocabularyIn } from '#features/vocabulary';
import { LEVELS } from '#features/vocabulary/rules.ts';
import {
  Badge,
  Button,
  ButtonLink,
  DeskLayout,
  Notice,
  Reasons,
  SelectField,
  TextField,
  UndoNotice,
} from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import { casePath } from '../../model/paths.ts';
import { planCrumbs } from '../model/crumbs.ts';
import { FreePart, PlaceFacts, type ShownIdea } from '../model/FreePart.tsx';
import type { FoundBy } from '../model/idea-uses.ts';
import { freePath } from '../model/paths.ts';
import type { PlanDesk } from '../model/read-plan.ts';
import type { NearbyPlace } from './nearby.ts';

export const FREE_NOTICES = ['added', 'bound', 'unbound', 'enough', 'none', 'changed'] as const;
export type FreeNotice = (typeof FREE_NOTICES)[number];

interface FreeProps {
  page: PageContext;
  token: string;
  desk: PlanDesk;
  ideas: ShownIdea[];
  near: NearbyPlace[];
  /** By what the places near were found; undefined: no place is known. */
  foundBy: FoundBy | undefined;
  /** The consent by which the guide can give an idea; undefined: there is none. */
  consent: string | undefined;
  /** What the guide looks for, and the level that was chosen for this look. */
  query: string;
  level: string;
  now: Date;
  notice?: FreeNotice | undefined;
  /** The place that was taken out just now. */
  removed?: Initiative | undefined;
}

/** The free part: ideas near somebody, and what can begin while they wait for a course. Nothing here binds anybody. */
export function FreePage(props: FreeProps) {
  const { page, token, desk, ideas, consent, notice, removed, now } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const here = `/${language}${freePath(desk.file.id)}`;
  const good = notice === 'added' || notice === 'bound' || notice === 'unbound';
  return (
    <DeskLayout
      page={page}
      title={t('plan.free.desk-title')}
      crumbs={planCrumbs(desk.file, language)}
      keys={[{ key: 'u', label: t('plan.to-overview') }]}
    >
      {notice && (
        <Notice kind={good ? 'good' : 'ask'} role="status">
          {t(`plan.free.notice.${notice}`)}
        </Notice>
      )}
      {removed && (
        <UndoNotice
          language={language}
          text={t('plan.free.removed', { name: textIn(removed, language).text.name })}
          action={`${here}/add`}
          token={token}
          fields={{ initiative: removed.id, found: 'search' }}
        />
      )}
      <p class="lead">{t('plan.free.lead')}</p>
      <div class="desk-columns">
        <div>
          <Near {...props} />
        </div>
        <div>
          <FreePart
            ideas={ideas}
            language={language}
            now={now}
            actionsOf={(idea) => (
              <div class="actions">
                {consent && idea.place && (
                  <ButtonLink
                    href={`/${language}/guide/${consent}/ideas/${idea.place.id}`}
                    kind="ghost"
                    icon="arrow"
                    label={`${t('plan.free.suggest')}: ${textIn(idea.place, language).text.name}`}
                  >
                    {t('plan.free.suggest')}
                  </ButtonLink>
                )}
                {desk.draft && idea.place && (
                  <ButtonLink
                    href={`${here}/${idea.id}/bind`}
                    kind="quiet"
                    icon="lock"
                    label={`${t('plan.bind.link')}: ${textIn(idea.place, language).text.name}`}
                  >
                    {t('plan.bind.link')}
                  </ButtonLink>
                )}
                <form method="post" action={`${here}/${idea.id}/remove`}>
                  <input type="hidden" name="token" value={token} />
                  <Button
                    kind="quiet"
                    icon="remove"
                    label={`${t('plan.free.remove')}: ${idea.place ? textIn(idea.place, language).text.name : ''}`}
                  >
                    {t('plan.free.remove')}
                  </Button>
                </form>
              </div>
            )}
          />
          {!consent && <p class="soft">{t('plan.free.no-consent')}</p>}
          <Bound {...props} />
        </div>
      </div>
    </DeskLayout>
  );
}

/** Places that are bound on purpose in the draft, with the way back to the free part. */
function Bound({ page: { language }, token, desk }: FreeProps) {
  const t = teamMessagesIn(language);
  const named = desk.draft?.content.named ?? [];
  if (!desk.draft || named.length === 0) return null;
  return (
    <section>
      <h2>{t('plan.bound.title')}</h2>
      <p>{t('plan.bound.lead')}</p>
      {named.map((place) => (
        <form method="post" action={`/${language}${freePath(desk.file.id)}/unbind`} class="in-row">
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="seen" value={String(desk.draft?.revision)} />
          <input type="hidden" name="initiative" value={place.initiative} />
          <p>
            <b>
              <bdi>{place.name}</bdi>
            </b>
          </p>
          <Button kind="ghost" label={`${t('plan.bound.free')}: ${place.name}`}>
            {t('plan.bound.free')}
          </Button>
        </form>
      ))}
    </section>
  );
}

function Near(props: FreeProps) {
  const { page, token, desk, near, foundBy, query, level } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const here = `/${language}${freePath(desk.file.id)}`;
  const [soon, later] = [near.filter((one) => one.startsThisWeek), near.filter((one) => !one.startsThisWeek)];
  return (
    <>
      <form method="get" action={here} class="in-row">
        <TextField name="q" type="search" label={t('plan.near.search')} value={query} maxlength={100} />
        {foundBy !== 'own-week' && (
          <SelectField
            name="level"
            label={t('plan.near.level')}
            value={level}
            options={[
              { value: '', label: t('plan.near.level.unknown') },
              ...LEVELS.map((code) => ({ value: code, label: vocabularyIn(language)(`level.${code}`) })),
            ]}
          />
        )}
        <Button kind="ghost" icon="search">
          {t('plan.near.look')}
        </Button>
      </form>
      {foundBy ? (
        <p class="soft">{t(`plan.near.by.${foundBy}`)}</p>
      ) : (
        <p>
          {t('plan.near.no-place')}{' '}
          <a href={`/${language}${casePath(desk.file.id)}/cover`}>{t('cover.change')}</a>
        </p>
      )}
      <form method="post" action={`${here}/add`}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="found" value={foundBy ?? 'search'} />
        <section id="bridge">
          <h2>{t('plan.bridge.title')}</h2>
          <p>{t(soon.length ? 'plan.bridge.lead' : 'plan.bridge.none')}</p>
          <Places {...props} places={soon} />
        </section>
        {later.length > 0 && (
          <section>
            <h2>{t('plan.near.more')}</h2>
            <Places {...props} places={later} />
          </section>
        )}
        {near.length > 0 && (
          <p class="actions">
            <Button icon="plus" isSend>
              {t('plan.free.add')}
            </Button>
          </p>
        )}
      </form>
    </>
  );
}

function Places({ page: { language }, places, now }: FreeProps & { places: NearbyPlace[] }) {
  const t = teamMessagesIn(language);
  return (
    <div class="cards">
      {places.map(({ place, uses, ask, reasons }) => {
        const shown = textIn(place, language);
        return (
          <article class="card">
            <label>
              <input type="checkbox" name="initiative" value={place.id} />{' '}
              <b>
                <bdi lang={shown.language}>{shown.text.name}</bdi>
              </b>
            </label>
            <PlaceFacts place={place} language={language} now={now} />
            {reasons.length > 0 && <Reasons items={reasons.map((text) => ({ verdict: 'fits', text }))} />}
            <p>
              {uses.map((use) => (
                <>
                  <Badge>{t(`plan.use.short.${use}`)}</Badge>{' '}
                </>
              ))}
            </p>
            {ask.map((question) => (
              <p class="soft">{t(`plan.use.ask.${question}`)}</p>
            ))}
            <p>
              <a
                href={`/${language}/initiatives/${place.id}`}
                aria-label={`${t('plan.near.open')}: ${shown.text.name}`}
              >
                {t('plan.near.open')}
              </a>
            </p>
          </article>
        );
      })}
    </div>
  );
}
