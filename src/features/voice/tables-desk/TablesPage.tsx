import type { PageContext } from '#core/http/page-context.ts';
import { formatFullDay } from '#core/i18n/formats.ts';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { Badge, Button, DeskChoices, DeskLayout, ErrorSummary, Notice, SelectField, TextField } from '#ui';
import {
  asClock,
  isReady,
  MAX_PAYMENT_CHARACTERS,
  MAX_PLACE_CHARACTERS,
  MAX_TABLE_NAME_CHARACTERS,
  TABLE_WORK,
  type VoiceTable,
} from '../helping/rules.ts';
import { teamMessagesIn } from '../messages.ts';
import { POLICY_VOICE_PATH } from '../model/paths.ts';
import { type Conversation, textIn } from '../model/rules.ts';
import { MAX_SHEET_CODES, USUAL_SHEET_CODES } from './rules.ts';

export const TABLE_REFUSALS = ['no-name', 'no-day', 'too-long'] as const;

/** Fields of a new table as they were typed. */
export interface TypedTable {
  name: string;
  place: string;
  heldOn: string;
  work: string;
  payment: string;
}

/** What happened on this page. */
export type TablesNotice =
  | 'made'
  | 'ended'
  | 'opened'
  | 'unchanged'
  | 'no-count'
  | 'sheet-made'
  | 'file-unknown'
  | { kept: number; late: number; refused: number };

interface TablesProps {
  page: PageContext;
  conversation: Conversation;
  tables: VoiceTable[];
  minutes: ReadonlyMap<string, number>;
  papers: { waiting: number; cast: number };
  linkOf: (table: VoiceTable) => string;
  token: string;
  formKeys: { table: string; codes: string; paper: string };
  typed: TypedTable;
  refusal?: (typeof TABLE_REFUSALS)[number] | undefined;
  notice?: TablesNotice | undefined;
}

/** The tables of a conversation: who helps where, codes on paper, ballots on paper, and files of tablets without network. */
export function TablesPage(props: TablesProps) {
  const { page, conversation, tables, token, formKeys, typed, refusal, notice } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const here = `/${language}${POLICY_VOICE_PATH}/${conversation.id}/tables`;
  return (
    <DeskLayout
      page={page}
      title={t('helping.desk.title')}
      count={t('helping.desk.count', { count: tables.length })}
      crumbs={[
        { href: `/${language}${POLICY_VOICE_PATH}`, label: t('helping.desk.conversations') },
        {
          href: `/${language}${POLICY_VOICE_PATH}/${conversation.id}`,
          label: textIn(conversation.title, language)?.words ?? conversation.slug,
        },
      ]}
    >
      {notice && <TablesNoticeBox notice={notice} language={language} />}
      <p>{t('helping.desk.lead')}</p>
      {tables.length === 0 && <p class="desk-empty">{t('helping.desk.none')}</p>}
      <div class="cards">
        {tables.map((table) => (
          <TableCard table={table} here={here} {...props} />
        ))}
      </div>
      <h2 id="new">{t('helping.desk.new')}</h2>
      {refusal && (
        <ErrorSummary
          title={t('helping.desk.refused')}
          errors={[
            {
              id: refusal === 'no-day' ? 'field-heldOn' : 'field-name',
              text: t(`helping.desk.refused.${refusal}`),
            },
          ]}
        />
      )}
      <form method="post" action={here}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="once" value={formKeys.table} />
        <TextField
          name="name"
          label={t('helping.desk.name')}
          hint={t('helping.desk.name.hint')}
          value={typed.name}
          maxlength={MAX_TABLE_NAME_CHARACTERS}
        />
        <TextField
          name="place"
          label={t('helping.desk.place')}
          value={typed.place}
          maxlength={MAX_PLACE_CHARACTERS}
        />
        <TextField name="heldOn" type="date" label={t('helping.desk.day')} value={typed.heldOn} />
        <DeskChoices
          legend={t('helping.desk.work')}
          name="work"
          pick="one"
          options={TABLE_WORK.map((value) => ({ value, label: t(`helping.desk.work.${value}`) }))}
          chosen={[typed.work || 'helping']}
          note={t('helping.desk.work.hint')}
        />
        <TextField
          name="payment"
          label={t('helping.desk.payment')}
          hint={t('helping.desk.payment.hint')}
          value={typed.payment}
          maxlength={MAX_PAYMENT_CHARACTERS}
        />
        <Button icon="plus">{t('helping.desk.make')}</Button>
      </form>
      <h2 id="codes">{t('helping.codes.title')}</h2>
      <p>{t('helping.codes.lead')}</p>
      <PaperForm to={`${here}/codes`} once={formKeys.codes} id="codes" {...props} />
      <h2 id="paper">{t('paper.desk.title')}</h2>
      <p>{t('paper.desk.lead')}</p>
      <p>{t('paper.desk.counts', { waiting: props.papers.waiting, cast: props.papers.cast })}</p>
      <PaperForm to={`${here}/paper`} once={formKeys.paper} id="paper" {...props} />
      <h2 id="file">{t('tablet.desk.title')}</h2>
      <p>{t('tablet.desk.lead')}</p>
      <form method="post" action={`${here}/file`} enctype="multipart/form-data">
        <input type="hidden" name="token" value={token} />
        <div class="field">
          <label for="field-file">{t('tablet.desk.file')}</label>
          <input id="field-file" type="file" name="file" accept=".json" required />
        </div>
        <Button icon="arrow">{t('tablet.desk.read')}</Button>
      </form>
    </DeskLayout>
  );
}

const PROBLEMS: readonly unknown[] = ['unchanged', 'no-count', 'sheet-made', 'file-unknown'];

function TablesNoticeBox({ notice, language }: { notice: TablesNotice; language: string }) {
  const t = teamMessagesIn(language);
  const isProblem = PROBLEMS.includes(notice);
  return (
    <Notice kind={isProblem ? 'problem' : 'good'} role={isProblem ? 'alert' : 'status'}>
      {typeof notice === 'string' ? t(`helping.desk.notice.${notice}`) : t('tablet.desk.read-in', notice)}
    </Notice>
  );
}

function TableCard({
  table,
  here,
  page: { language },
  minutes,
  linkOf,
  token,
}: Pick<TablesProps, 'page' | 'minutes' | 'linkOf' | 'token'> & { table: VoiceTable; here: string }) {
  const t = teamMessagesIn(language);
  const link = linkOf(table);
  const worked = minutes.get(table.id) ?? 0;
  return (
    <section class="card">
      <h2 class="card-title">
        <bdi>{table.name}</bdi>
      </h2>
      <p>
        {table.place && <bdi>{table.place}</bdi>}{' '}
        {table.heldOn && <bdi>{formatFullDay(table.heldOn, language)}</bdi>}
      </p>
      <p>
        <Badge kind="soft">{t(`helping.desk.work.${table.work}`)}</Badge>{' '}
        {table.endedOn ? (
          <Badge kind="new">{t('helping.desk.ended', { day: formatFullDay(table.endedOn, language) })}</Badge>
        ) : (
          <Badge kind={isReady(table) ? 'good' : 'soft'}>
            {t(isReady(table) ? 'helping.desk.ready' : 'helping.desk.not-ready')}
          </Badge>
        )}
      </p>
      {worked > 0 && <p>{t('helping.desk.worked', { hours: asClock(worked) })}</p>}
      {!table.endedOn && (
        <details>
          <summary aria-label={`${t('helping.desk.link')}: ${table.name}`}>{t('helping.desk.link')}</summary>
          <p>{t('helping.desk.link.hint')}</p>
          <p>
            <a href={link} class="long-link" dir="ltr">
              {link}
            </a>
          </p>
        </details>
      )}
      {table.endedOn ? (
        <EndForm
          action={`${here}/${table.id}/open`}
          token={token}
          label={`${t('helping.desk.open')}: ${table.name}`}
        >
          {t('helping.desk.open')}
        </EndForm>
      ) : (
        <details>
          <summary aria-label={`${t('helping.desk.end')}: ${table.name}`}>{t('helping.desk.end')}</summary>
          <p>{t('helping.desk.end.means')}</p>
          <EndForm
            action={`${here}/${table.id}/end`}
            token={token}
            label={`${t('helping.desk.end.do')}: ${table.name}`}
            danger
          >
            {t('helping.desk.end.do')}
          </EndForm>
        </details>
      )}
    </section>
  );
}

const EndForm = ({
  action,
  token,
  label,
  danger,
  children,
}: {
  action: string;
  token: string;
  label: string;
  danger?: boolean;
  children: string;
}) => (
  <form method="post" action={action}>
    <input type="hidden" name="token" value={token} />
    <Button kind={danger ? 'danger' : 'ghost'} label={label}>
      {children}
    </Button>
  </form>
);

/** How many, and in which language: for codes and for ballots. */
function PaperForm({
  to,
  once,
  id,
  page: { language },
  token,
  tables,
}: Pick<TablesProps, 'page' | 'token' | 'tables'> & { to: string; once: string; id: string }) {
  const t = teamMessagesIn(language);
  return (
    <form method="post" action={to}>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="once" value={once} />
      <TextField
        id={`${id}-count`}
        name="count"
        label={t('helping.codes.count')}
        hint={t('helping.codes.count.hint', { most: MAX_SHEET_CODES })}
        value={String(USUAL_SHEET_CODES)}
        inputmode="numeric"
        maxlength={4}
      />
      <SelectField
        id={`${id}-language`}
        name="reader"
        label={t('helping.codes.language')}
        value={language}
        options={interfaceLanguages.map(({ code, name }) => ({ value: code, label: name, lang: code }))}
      />
      {tables.some(({ endedOn }) => endedOn === null) && (
        <SelectField
          id={`${id}-table`}
          name="table"
          label={t('helping.codes.table')}
          value=""
          options={[
            { value: '', label: t('helping.codes.table.none') },
            ...tables
              .filter(({ endedOn, work }) => endedOn === null && work === 'helping')
              .map(({ id: value, name }) => ({ value, label: name })),
          ]}
        />
      )}
      <Button icon="print">{t(id === 'codes' ? 'helping.codes.make' : 'paper.desk.make')}</Button>
    </form>
  );
}
