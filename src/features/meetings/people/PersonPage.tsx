import type { PageContext } from '#core/http/page-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import {
  Badge,
  Button,
  type ConflictField,
  ConflictNotice,
  Definition,
  DeskLayout,
  Notice,
  TextArea,
  UndoNotice,
} from '#ui';
import { languageName } from '../edition/language-names.ts';
import { breakoutRounds } from '../edition/rules.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import { RegistrationFields } from '../registration-form/RegistrationFields.tsx';
import type { RegistrationForm, RegistrationFormError } from '../registration-form/rules.ts';
import { partyName } from '../registrations/rules.ts';
import type { Registration } from '../registrations/types.ts';
import { explainSeat } from '../seating/seat-text.ts';
import type { Double } from './rules.ts';

/** What was done, or why not. */
export type PersonNotice =
  | 'saved'
  | 'note-saved'
  | 'restored'
  | 'link-sent'
  | 'link-not-sent'
  | 'apart'
  | 'merged'
  | 'cancelled'
  | 'not-right'
  | 'too-many'
  | 'changed-elsewhere';

interface PersonPageProps {
  page: PageContext;
  edition: Edition;
  registration: Registration;
  form: RegistrationForm;
  errors: RegistrationFormError[];
  /** As typed, when somebody else changed it. */
  note: string;
  /** What somebody else saved meanwhile, beside what was typed. */
  conflict: ConflictField[] | undefined;
  doubles: { double: Double; registration: Registration }[];
  token: string;
  notice?: PersonNotice | undefined;
}

/** One registration for the team: what is known, and everything that can be done for whoever calls. */
export function PersonPage({
  page,
  edition,
  registration,
  form,
  errors,
  note,
  conflict,
  doubles,
  token,
  notice,
}: PersonPageProps) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const basePath = `/${language}/organise/${edition.id}`;
  const action = `/organise/${edition.id}/people/${registration.id}`;
  const path = `/${language}${action}`;
  const isComing = registration.state === 'coming';
  const name = partyName(registration);
  return (
    <DeskLayout
      page={page}
      title={name}
      crumbs={[
        { href: basePath, label: textOf(edition.texts, 'title', language) },
        { href: `${basePath}/people`, label: t('people.title') },
      ]}
      sheet={page.assets['people.css']}
      actions={!isComing && <Badge kind="soft">{t(`people.state.${registration.state}`)}</Badge>}
    >
      {notice && (
        <PersonNoticeBox
          notice={notice}
          path={path}
          registration={registration}
          token={token}
          language={language}
        />
      )}
      {conflict && <ConflictNotice fields={conflict} language={language} />}
      {doubles.map(({ double, registration: other }) => (
        <DoubleBox
          double={double}
          registration={registration}
          other={other}
          basePath={basePath}
          token={token}
          language={language}
        />
      ))}
      <Definition items={factsOf(registration, edition, language)} />
      <div class="desk-actions">
        {isComing && (
          <form method="post" action={`${path}/link`}>
            <input type="hidden" name="token" value={token} />
            <Button kind="ghost" icon="note">
              {t('people.link.do')}
            </Button>
          </form>
        )}
        {!registration.mergedInto && (
          <form method="post" action={`${path}/${isComing ? 'cancel' : 'restore'}`}>
            <input type="hidden" name="token" value={token} />
            <Button kind={isComing ? 'quiet' : 'primary'}>
              {t(isComing ? 'people.cancel.do' : 'people.restore.do')}
            </Button>
          </form>
        )}
        {registration.mergedInto && (
          <a class="chip" href={`${basePath}/people/${registration.mergedInto}`}>
            {t('people.merged-into')}
          </a>
        )}
      </div>
      <section>
        <h2>{t('people.note')}</h2>
        <form method="post" action={`${path}/note`} class="stack">
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="seen" value={String(registration.version)} />
          <TextArea name="note" label={t('people.note.label')} value={note} rows={3} maxlength={2000} />
          <Button kind="ghost">{t('people.note.do')}</Button>
        </form>
      </section>
      {isComing && (
        <section>
          <h2>{t('people.correct')}</h2>
          <form method="post" action={path} id="correct" class="stack">
            <input type="hidden" name="token" value={token} />
            <input type="hidden" name="seen" value={String(form.expectedVersion)} />
            <input type="hidden" name="rows" value={String(form.members.length)} />
            <RegistrationFields
              form={form}
              edition={edition}
              language={language}
              action={action}
              errors={errors}
            />
            <Button icon="check">{t('people.correct.do')}</Button>
          </form>
        </section>
      )}
    </DeskLayout>
  );
}

/** What is known and cannot be typed. */
function factsOf(registration: Registration, edition: Edition, language: string): [string, string][] {
  const t = teamMessagesIn(language);
  const { members, typedBy, walkIn, madeAt, changedAt, changedBy, seats, reasons } = registration;
  const came = members.filter(({ cameAt }) => cameAt);
  const why =
    edition.seating === 'wishes'
      ? []
      : breakoutRounds(edition).flatMap((item) =>
          explainSeat(
            item,
            seats.find(({ partId }) => partId === item.id),
            language,
            reasons[item.id],
          ),
        );
  return [
    [t('people.code'), members.map(({ code }) => code).join(', ')],
    [t('people.language'), languageName(registration.language, language)],
    ...(why.length ? [[t('people.seat'), why.join(' ')] satisfies [string, string]] : []),
    [t('people.came'), t('people.came.count', { came: came.length, people: members.length })],
    [t('people.how'), t(walkIn ? 'people.walk-in' : `people.typed-by.${typedBy}`)],
    [t('people.made'), formatDate(madeAt, language, 'moment')],
    [
      t('people.changed'),
      `${formatDate(changedAt, language, 'moment')} · ${changedBy ?? t('people.themselves')}`,
    ],
  ];
}

/** Two registrations that look like the same people, beside one another. */
function DoubleBox({
  double,
  registration,
  other,
  basePath,
  token,
  language,
}: {
  double: Double;
  registration: Registration;
  other: Registration;
  basePath: string;
  token: string;
  language: string;
}) {
  const t = teamMessagesIn(language);
  const describe = ({ email, phone, madeAt, size, seats }: Registration): string =>
    [
      t('people.count.size', { people: size }),
      email,
      phone,
      formatDate(madeAt, language, 'moment'),
      seats.length ? t('people.has-seat') : '',
    ]
      .filter(Boolean)
      .join(' · ');
  const merge = (keep: Registration, drop: Registration, text: string) => (
    <form method="post" action={`${basePath}/people/${keep.id}/merge`}>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="drop" value={drop.id} />
      <input type="hidden" name="keepVersion" value={String(keep.version)} />
      <input type="hidden" name="dropVersion" value={String(drop.version)} />
      <Button kind="ghost">{text}</Button>
    </form>
  );
  return (
    <Notice kind="ask" title={t(`people.double.${double.reason}`)}>
      <Definition
        items={[
          [t('people.double.this'), `${partyName(registration)} · ${describe(registration)}`],
          [
            t('people.double.other'),
            <a href={`${basePath}/people/${other.id}`}>
              <bdi>{partyName(other)}</bdi> · {describe(other)}
            </a>,
          ],
        ]}
      />
      <p>{t('people.double.lead')}</p>
      <div class="desk-actions">
        {merge(registration, other, t('people.double.keep-this'))}
        {merge(other, registration, t('people.double.keep-other'))}
        <form method="post" action={`${basePath}/people/${registration.id}/apart`}>
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="other" value={other.id} />
          <Button kind="quiet">{t('people.double.two')}</Button>
        </form>
      </div>
    </Notice>
  );
}

const GOOD: readonly PersonNotice[] = ['saved', 'note-saved', 'restored', 'link-sent', 'apart', 'merged'];

function PersonNoticeBox({
  notice,
  path,
  registration,
  token,
  language,
}: {
  notice: PersonNotice;
  path: string;
  registration: Registration;
  token: string;
  language: string;
}) {
  const t = teamMessagesIn(language);
  if (notice === 'cancelled')
    return registration.state === 'coming' ? null : (
      <UndoNotice
        text={t('people.cancelled', { count: 1 })}
        action={`${path}/restore`}
        token={token}
        language={language}
      />
    );
  // The notice of a conflict shows what differs, and says so itself.
  if (notice === 'changed-elsewhere') return null;
  const isGood = GOOD.includes(notice);
  return (
    <Notice kind={isGood ? 'good' : 'problem'} role={isGood ? 'status' : 'alert'}>
      {t(`people.notice.${notice}`)}
    </Notice>
  );
}
