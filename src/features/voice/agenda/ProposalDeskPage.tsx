import type { PageContext } from '#core/http/page-context.ts';
import { formatDay, formatFullDay } from '#core/i18n/formats.ts';
import { interfaceLanguages, textDirection } from '#core/i18n/languages.ts';
import { Badge, Button, DeskLayout, Notice, SelectField, TextArea, TextField, UndoNotice } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { POLICY_AGENDA_PATH, POLICY_VOICE_PATH } from '../model/paths.ts';
import { type Conversation, textIn } from '../model/rules.ts';
import { STATE_BADGES } from './AgendaPage.tsx';
import {
  chainOf,
  MAX_PROPOSAL_CHARACTERS,
  MAX_REASON_CHARACTERS,
  mayBecomeQuestion,
  type Panel,
  type Proposal,
  proposalState,
  proposalWords,
} from './rules.ts';

export const PROPOSAL_REFUSALS = [
  'changed-elsewhere',
  'decided',
  'not-that-one',
  'panel-closed',
  'ask-panel-first',
  'no-conversation',
  'no-reason',
  'too-long',
] as const;
export type ProposalRefusal = (typeof PROPOSAL_REFUSALS)[number];

export const proposalField = (code: string): string => `words-${code}`;

/** One proposal: everything that was said in it, by whom as far as that is told, and the steps that can follow. */
export function ProposalDeskPage({
  page,
  proposal,
  proposals,
  panels,
  conversations,
  now,
  token,
  typedReason,
  refusal,
  done,
}: {
  page: PageContext;
  proposal: Proposal;
  /** All of the tenant. */
  proposals: Proposal[];
  panels: Panel[];
  /** Of the tenant, that are not closed. */
  conversations: Conversation[];
  now: Date;
  token: string;
  typedReason: string;
  refusal: ProposalRefusal | undefined;
  done: 'saved' | 'merged' | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const base = `/${language}${POLICY_AGENDA_PATH}`;
  const path = `${base}/${proposal.id}`;
  const said = proposalWords(proposal, language);
  const state = proposalState(proposal);
  const chain = chainOf(proposals, proposal.id);
  const others = proposals.filter(
    (other) => !chain.includes(other) && other.mergedInto === null && other.municipalitySays === null,
  );
  const openPanels = panels.filter(
    ({ countedAt, closesAt, municipality }) =>
      countedAt === null && closesAt > now && municipality === proposal.municipality,
  );
  const isUndecided = proposal.municipalitySays === null && proposal.mergedInto === null;
  const hidden = (
    <>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="version" value={String(proposal.version)} />
    </>
  );
  const wordsOf = (each: Proposal) => proposalWords(each, language);
  return (
    <DeskLayout
      page={page}
      title={said.words}
      lang={said.language}
      crumbs={[
        { href: `/${language}${POLICY_VOICE_PATH}`, label: t('desk.title') },
        { href: base, label: t('desk.agenda.title') },
      ]}
    >
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`desk.proposal.${refusal}`)}
        </Notice>
      )}
      {done === 'merged' && proposal.mergedInto ? (
        <UndoNotice
          language={language}
          text={t('desk.proposal.merged')}
          action={`${path}/merge`}
          token={token}
          fields={{ version: String(proposal.version), into: '' }}
        />
      ) : (
        done && (
          <Notice kind="good" role="status">
            {t('desk.done.saved')}
          </Notice>
        )
      )}
      <p>
        <Badge kind={STATE_BADGES[state]}>{t(`agenda.state.${state}`)}</Badge>{' '}
        {proposal.panelSays && t(`agenda.verdict.${proposal.panelSays}`)}
      </p>
      {proposal.mergedInto && (
        <p>
          <a href={`${base}/${proposal.mergedInto}`}>{t('desk.proposal.part-of')}</a>
        </p>
      )}
      {proposal.reason && (
        <p dir="auto">
          <b>{t('agenda.why-not')}</b> <bdi>{proposal.reason}</bdi>
        </p>
      )}
      <section>
        <h2>{t('desk.proposal.chain', { count: chain.length })}</h2>
        <ol>
          {chain.map((each) => {
            const original = each.texts.find((text) => text.language === each.language);
            return (
              <li>
                <p lang={each.language} dir="auto">
                  {original?.words}
                </p>
                <p class="soft">
                  {t(`desk.source.${each.source}`)} · {formatFullDay(each.proposedOn, language)}
                  {each.id !== proposal.id && (
                    <>
                      {' · '}
                      <a href={`${base}/${each.id}`}>{t('desk.proposal.see')}</a>
                    </>
                  )}
                </p>
              </li>
            );
          })}
        </ol>
      </section>
      {isUndecided && mayBecomeQuestion(proposal) && (
        <section>
          <h2>{t('desk.proposal.accept')}</h2>
          <p>{t('desk.proposal.accept.lead')}</p>
          <form method="post" action={`${path}/accept`} class="stack">
            {hidden}
            <SelectField
              name="to"
              label={t('desk.proposal.accept.to')}
              value=""
              options={[
                { value: 'bottleneck', label: t('desk.proposal.accept.bottleneck') },
                ...conversations.map((conversation) => {
                  const title = textIn(conversation.title, language);
                  return {
                    value: conversation.id,
                    label: t('desk.proposal.accept.statement', { title: title?.words ?? '' }),
                  };
                }),
              ]}
            />
            <Button icon="check">{t('desk.proposal.accept.do')}</Button>
          </form>
        </section>
      )}
      {(state === 'new' || state === 'panel') && (
        <section>
          <h2>{t('desk.proposal.panel')}</h2>
          {openPanels.length === 0 ? (
            <p>
              {t('desk.proposal.panel.none')} <a href={`${base}/panels`}>{t('desk.panels.make')}</a>
            </p>
          ) : (
            <form method="post" action={`${path}/panel`} class="stack">
              {hidden}
              <SelectField
                name="panel"
                label={t('desk.proposal.panel.which')}
                value={proposal.panel ?? ''}
                options={[
                  { value: '', label: t('desk.proposal.panel.not') },
                  ...openPanels.map(({ id, name, closesAt }) => ({
                    value: id,
                    label: `${name} · ${formatDay(closesAt, language)}`,
                  })),
                ]}
              />
              <Button icon="people">{t('desk.proposal.panel.do')}</Button>
            </form>
          )}
        </section>
      )}
      <form method="post" action={`${path}/words`} class="stack">
        <h2>{t('desk.proposal.words')}</h2>
        <p class="soft">{t('desk.proposal.words.lead')}</p>
        {hidden}
        <details>
          <summary>
            {t('desk.settings.languages', {
              count: interfaceLanguages.filter(
                ({ code }) => !proposal.texts.some((text) => text.language === code),
              ).length,
            })}
          </summary>
          {interfaceLanguages
            .filter(({ code }) => code !== proposal.language)
            .map(({ code, name }) => (
              <TextField
                name={proposalField(code)}
                label={name}
                value={proposal.texts.find((text) => text.language === code)?.words ?? ''}
                lang={code}
                dir={textDirection(code)}
                maxlength={MAX_PROPOSAL_CHARACTERS}
              />
            ))}
        </details>
        <Button kind="ghost" icon="check">
          {t('desk.save')}
        </Button>
      </form>
      {isUndecided && others.length > 0 && (
        <form method="post" action={`${path}/merge`} class="stack">
          <h2>{t('desk.proposal.merge')}</h2>
          <p class="soft">{t('desk.proposal.merge.lead')}</p>
          {hidden}
          <SelectField
            name="into"
            label={t('desk.proposal.merge.into')}
            value=""
            options={others.map((other) => ({
              value: other.id,
              label: wordsOf(other).words,
              lang: wordsOf(other).language,
            }))}
          />
          <Button kind="ghost" icon="swap">
            {t('desk.proposal.merge.do')}
          </Button>
        </form>
      )}
      {isUndecided && (
        <form method="post" action={`${path}/decline`} class="stack">
          <h2>{t('desk.proposal.decline')}</h2>
          {hidden}
          <TextArea
            name="reason"
            label={t('desk.proposal.decline.reason')}
            hint={t('desk.early.hint')}
            value={typedReason}
            maxlength={MAX_REASON_CHARACTERS}
            error={refusal === 'no-reason' ? t('desk.proposal.no-reason') : undefined}
          />
          <Button kind="danger" icon="remove">
            {t('desk.proposal.decline.do')}
          </Button>
        </form>
      )}
    </DeskLayout>
  );
}
