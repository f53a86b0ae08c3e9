import type { PageContext } from '#core/http/page-context.ts';
import { formatDay, formatTime } from '#core/i18n/formats.ts';
import { Badge, Button, ChoiceCards, Layout, Notice, ReadAloud, SubmitCard, TextArea } from '#ui';
import { messagesIn } from '../messages.ts';
import { PANEL_PATH } from '../model/paths.ts';
import {
  MAX_PROPOSAL_CHARACTERS,
  MIN_PANEL_ANSWERS,
  PANEL_ANSWERS,
  type Panel,
  type PanelAnswer,
  type Proposal,
  proposalWords,
} from './rules.ts';

const ANSWER_ICONS = { ask: 'check', 'not-now': 'clock', pass: 'question' } as const;
const VERDICT_BADGES = { ask: 'good', 'not-now': 'soft', undecided: 'plain' } as const;

/** What a member of a panel sees: every proposal with three pictures, and after the round what the panel wants. */
export function PanelPage({
  page,
  panel,
  proposals,
  answers,
  link,
  token,
  formKey,
  typed,
  refusal,
  isOpen,
  said,
}: {
  page: PageContext;
  panel: Panel;
  proposals: Proposal[];
  /** What this member said. */
  answers: ReadonlyMap<string, PanelAnswer>;
  link: string;
  token: string;
  formKey: string;
  typed: string;
  refusal: 'no-words' | 'too-long' | 'closed' | 'full' | undefined;
  isOpen: boolean;
  said: boolean;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const path = `/${language}${PANEL_PATH}/${link}`;
  const left = proposals.filter(({ id }) => !answers.has(id)).length;
  return (
    <Layout page={page} title={t('agenda.panel.title')} narrow robots="noindex">
      <h1>{t('agenda.panel.title')}</h1>
      <p class="soft">
        <bdi>{panel.name}</bdi>
      </p>
      <p class="lead">{t('agenda.panel.lead')}</p>
      <ReadAloud label={t('agenda.read')} stop={t('agenda.read.stop')} noVoice={t('agenda.read.none')} />
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`agenda.panel.${refusal}`)}
        </Notice>
      )}
      {said && !refusal && (
        <Notice kind="good" role="status">
          {t('agenda.panel.left', { count: left })}
        </Notice>
      )}
      <p>
        {isOpen
          ? t('agenda.panel.until', {
              moment: `${formatDay(panel.closesAt, language)}, ${formatTime(panel.closesAt, language)}`,
            })
          : t(
              panel.tooFew
                ? 'agenda.panel.too-few'
                : panel.countedAt
                  ? 'agenda.panel.done'
                  : 'agenda.panel.counting',
            )}
      </p>
      {isOpen && <p class="soft">{t('agenda.panel.secret', { least: MIN_PANEL_ANSWERS })}</p>}
      {proposals.map((proposal) => {
        const words = proposalWords(proposal, language);
        return (
          <section class="card" id={`p-${proposal.id}`}>
            <h2 class="card-title" lang={words.language} dir="auto">
              {words.words}
            </h2>
            {words.original && (
              <details>
                <summary>{t('agenda.original')}</summary>
                <p lang={words.original.language} dir="auto">
                  {words.original.words}
                </p>
              </details>
            )}
            {isOpen ? (
              <form method="post" action={path}>
                <input type="hidden" name="token" value={token} />
                <input type="hidden" name="proposal" value={proposal.id} />
                <ChoiceCards columns={3}>
                  {PANEL_ANSWERS.map((answer) => (
                    <SubmitCard
                      name="answer"
                      value={answer}
                      icon={ANSWER_ICONS[answer]}
                      label={t(`agenda.answer.${answer}`)}
                      chosen={answers.get(proposal.id) === answer}
                    />
                  ))}
                </ChoiceCards>
              </form>
            ) : (
              proposal.panelSays && (
                <p>
                  <Badge kind={VERDICT_BADGES[proposal.panelSays]}>
                    {t(`agenda.verdict.${proposal.panelSays}`)}
                  </Badge>
                </p>
              )
            )}
            {proposal.reason && (
              <p dir="auto">
                <b>{t('agenda.why-not')}</b> <bdi>{proposal.reason}</bdi>
              </p>
            )}
          </section>
        );
      })}
      {isOpen && (
        <form method="post" action={`${path}/add`} class="stack">
          <h2>{t('agenda.panel.add')}</h2>
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="once" value={formKey} />
          <TextArea
            name="words"
            label={t('agenda.propose.words')}
            hint={t('agenda.panel.add.hint')}
            value={typed}
            maxlength={MAX_PROPOSAL_CHARACTERS}
          />
          <Button kind="ghost" icon="plus">
            {t('agenda.panel.add.do')}
          </Button>
        </form>
      )}
    </Layout>
  );
}
