import type { PageContext } from '#core/http/page-context.ts';
import { formatCalendarDay } from '#core/i18n/formats.ts';
import { toAmsterdam } from '#core/time/amsterdam.ts';
import { Badge, Button, ConflictNotice, DeskLayout, Notice } from '#ui';
import { shownConflicts } from '../edition/field-labels.ts';
import type { FieldConflict } from '../edition/field-merge.ts';
import { daysOf, doubleHosts } from '../edition/programme.ts';
import type { PublicationAdvice, PublicationNeed } from '../edition/publication.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition, ProgrammeItem, RemovedThing } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import { BreakOutForm } from './BreakOutForm.tsx';
import { EditionForm, PublicationChecklist } from './EditionForms.tsx';
import type { EditorFormProps, RefusedForm } from './EditorForm.tsx';
import { ProgrammeItemForm } from './ProgrammeItemForm.tsx';
import { VenueForm } from './VenueForm.tsx';

export const EDITOR_REFUSALS = [
  'changed-elsewhere',
  'no-title',
  'too-late',
  'too-long',
  'no-times',
  'no-link',
  'too-few',
  'announced',
  'has-break-outs',
  'has-people',
  'venue-used',
  'last-venue',
  'incomplete',
  'not-understood',
] as const;
export type EditorRefusal = (typeof EDITOR_REFUSALS)[number];

interface ProgrammeEditorPageProps {
  page: PageContext;
  edition: Edition;
  /** Private links of places on line, by id of the place. */
  links: ReadonlyMap<string, string>;
  checklist: { missing: PublicationNeed[]; advice: PublicationAdvice[] };
  removed: RemovedThing[];
  token: string;
  formKeys: EditorFormProps['formKeys'];
  saved: boolean;
  /** Whether this team member may make new editions: then their link is for every edition. */
  canCopy: boolean;
  refusal?: EditorRefusal | undefined;
  /** Whom a removal would reach. */
  attached?: { wishes: number; seats: number; lines: number } | undefined;
  refused?: (RefusedForm & { conflicts: FieldConflict[] }) | undefined;
}

/** Everything of one edition that an organiser can change: the edition, its venues, programme items and break-outs. */
export function ProgrammeEditorPage({
  page,
  edition,
  links,
  checklist,
  removed,
  token,
  formKeys,
  saved,
  canCopy,
  refusal,
  attached,
  refused,
}: ProgrammeEditorPageProps) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const basePath = `/${language}/organise/${edition.id}`;
  const announced = edition.state !== 'draft';
  const formProps: EditorFormProps = { token, basePath, language, formKeys, announced, refused };
  const title = textOf(edition.texts, 'title', language);
  const [doubleHost] = doubleHosts(edition.parts);
  const days = daysOf(edition.parts);
  return (
    <DeskLayout
      page={page}
      title={t('desk.edit')}
      crumbs={[
        { href: `/${language}/organise`, label: t('team.title') },
        { href: basePath, label: title },
      ]}
    >
      <p>
        <a href={`/${language}/meetings/${edition.slug}`}>{t('edit.preview')}</a>
        {canCopy && (
          <>
            {' · '}
            <a href={`/${language}/organise/new?copy=${edition.id}`}>{t('copy.link')}</a>
          </>
        )}
        {announced && (
          <>
            {' · '}
            <a href={`${basePath}/change`}>{t('replan.link')}</a>
          </>
        )}
      </p>
      {saved && (
        <Notice kind="good" role="status">
          {t('edit.saved')}
        </Notice>
      )}
      {refusal === 'changed-elsewhere' && refused ? (
        <ConflictNotice fields={shownConflicts(refused.conflicts, language, edition)} language={language} />
      ) : (
        refusal && (
          <Notice kind="problem" role="alert">
            <p>{t(`edit.refused.${refusal}`)}</p>
            {attached && (
              <ul>
                {(['wishes', 'seats', 'lines'] as const)
                  .filter((kind) => attached[kind] > 0)
                  .map((kind) => (
                    <li>{t(`attached.${kind}`, { count: attached[kind] })}</li>
                  ))}
              </ul>
            )}
            {(refusal === 'has-people' || refusal === 'announced') && (
              <p>
                <a href={`${basePath}/change`}>{t('replan.link')}</a>
              </p>
            )}
          </Notice>
        )
      )}
      {doubleHost !== undefined && <Notice kind="ask">{t('edit.twice', { host: doubleHost })}</Notice>}
      {!announced && (
        <PublicationChecklist {...checklist} token={token} basePath={basePath} language={language} />
      )}
      <h2 id="meeting">{t('edit.meeting')}</h2>
      <EditionForm edition={edition} {...formProps} />
      <h2 id="places">{t('where')}</h2>
      {edition.venues.map((venue) => (
        <VenueForm venue={venue} link={links.get(venue.id) ?? ''} {...formProps} />
      ))}
      <VenueForm newKind="place" {...formProps} />
      <VenueForm newKind="online" {...formProps} />
      <h2 id="programme">{t('programme')}</h2>
      {days.map(({ day, parts }) => (
        <>
          {days.length > 1 && <h3>{formatCalendarDay(day, language)}</h3>}
          {parts.map((item) => (
            <ItemForms item={item} venues={edition.venues} {...formProps} />
          ))}
        </>
      ))}
      <ProgrammeItemForm
        day={toAmsterdam(edition.parts.at(-1)?.startsAt ?? edition.startsAt).day}
        venues={edition.venues}
        {...formProps}
      />
      <RemovedList removed={removed} token={token} basePath={basePath} language={language} />
    </DeskLayout>
  );
}

function ItemForms({
  item,
  venues,
  ...formProps
}: { item: ProgrammeItem; venues: Edition['venues'] } & EditorFormProps) {
  return (
    <>
      <ProgrammeItemForm item={item} day={toAmsterdam(item.startsAt).day} venues={venues} {...formProps} />
      {item.breakOuts.map((breakOut) => (
        <BreakOutForm breakOut={breakOut} itemId={item.id} {...formProps} />
      ))}
      {item.kind === 'break-outs' && <BreakOutForm itemId={item.id} {...formProps} />}
    </>
  );
}

/** What was removed, each with a button that puts it back. */
function RemovedList({
  removed,
  token,
  basePath,
  language,
}: {
  removed: RemovedThing[];
  token: string;
  basePath: string;
  language: string;
}) {
  const t = teamMessagesIn(language);
  if (removed.length === 0) return null;
  const nameOf = (thing: RemovedThing): string => {
    if (thing.kind === 'venue') return thing.name;
    const title = textOf<'title'>(thing.texts, 'title', language);
    return title || (thing.kind === 'part' ? t(`kind.${thing.partKind}`) : String(thing.number));
  };
  return (
    <section aria-labelledby="removed">
      <h2 id="removed">{t('removed.title')}</h2>
      <ul class="removed">
        {removed.map((thing) => (
          <li>
            <form method="post" action={`${basePath}/restore`} class="actions">
              <input type="hidden" name="token" value={token} />
              <input type="hidden" name="kind" value={thing.kind} />
              <input type="hidden" name="id" value={thing.id} />
              <bdi>{nameOf(thing)}</bdi> <Badge kind="plain">{t(`removed.${thing.kind}`)}</Badge>
              <Button kind="ghost" label={t('removed.back.label', { words: nameOf(thing) })}>
                {t('removed.back')}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
