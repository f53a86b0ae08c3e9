import type { PageContext } from '#core/http/page-context.ts';
import { formatFullDay } from '#core/i18n/formats.ts';
import { municipalityByCode } from '#features/geography/rules.ts';
import {
  Badge,
  Breadcrumbs,
  Button,
  ChoiceCards,
  Layout,
  Notice,
  RadioCard,
  ReadAloud,
  SelectField,
  TextArea,
} from '#ui';
import { messagesIn } from '../messages.ts';
import { BOTTLENECKS_PATH, PROPOSE_PATH, VOICE_PATH } from '../model/paths.ts';
import { MAX_PROPOSAL_CHARACTERS, type Proposal, proposalState, proposalWords } from './rules.ts';

export type ProposeRefusal = 'no-words' | 'too-long' | 'no-municipality' | 'too-often';

/** Saying what must be asked, and what came of what others said. */
export function ProposePage({
  page,
  municipalities,
  decided,
  typed,
  token,
  formKey,
  refusal,
}: {
  page: PageContext;
  /** Codes of those that answer here. */
  municipalities: string[];
  /** What municipalities decided last. */
  decided: Proposal[];
  typed: { words: string; municipality: string; as: string };
  token: string;
  formKey: string;
  refusal: ProposeRefusal | undefined;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const problem = (name: ProposeRefusal) => (refusal === name ? t(`agenda.propose.${name}`) : undefined);
  return (
    <Layout page={page} title={t('agenda.propose.title')}>
      <Breadcrumbs
        label={t('moderation.crumbs')}
        items={[
          { href: `/${language}${VOICE_PATH}`, label: t('moderation.crumb.all') },
          { label: t('agenda.propose.title') },
        ]}
      />
      <h1>{t('agenda.propose.title')}</h1>
      <p class="lead">{t('agenda.propose.lead')}</p>
      <ReadAloud label={t('agenda.read')} stop={t('agenda.read.stop')} noVoice={t('agenda.read.none')} />
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`agenda.propose.${refusal}`)}
        </Notice>
      )}
      {municipalities.length === 0 ? (
        <p>{t('agenda.propose.nobody')}</p>
      ) : (
        <form method="post" action={`/${language}${PROPOSE_PATH}`} class="stack">
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="once" value={formKey} />
          {municipalities.length === 1 ? (
            <input type="hidden" name="municipality" value={municipalities[0]} />
          ) : (
            <SelectField
              name="municipality"
              label={t('agenda.propose.where')}
              value={typed.municipality}
              options={municipalities.map((code) => ({
                value: code,
                label: municipalityByCode(code)?.name ?? code,
                lang: 'nl',
              }))}
              error={problem('no-municipality')}
            />
          )}
          <TextArea
            name="words"
            label={t('agenda.propose.words')}
            hint={t('agenda.propose.hint')}
            value={typed.words}
            maxlength={MAX_PROPOSAL_CHARACTERS}
            error={problem('no-words') ?? problem('too-long')}
          />
          <fieldset>
            <legend>{t('agenda.propose.as')}</legend>
            <ChoiceCards>
              <RadioCard
                name="as"
                value="newcomer"
                icon="moving"
                label={t('agenda.propose.as.newcomer')}
                checked={typed.as !== 'volunteer'}
              />
              <RadioCard
                name="as"
                value="volunteer"
                icon="volunteer"
                label={t('agenda.propose.as.volunteer')}
                checked={typed.as === 'volunteer'}
              />
            </ChoiceCards>
          </fieldset>
          <p class="soft">{t('agenda.propose.safe')}</p>
          <Button icon="arrow">{t('agenda.propose.do')}</Button>
        </form>
      )}
      {decided.length > 0 && (
        <section>
          <h2>{t('agenda.decided.title')}</h2>
          {decided.map((proposal) => (
            <ProposalCard proposal={proposal} language={language} />
          ))}
          <p>
            <a href={`/${language}${BOTTLENECKS_PATH}`}>{t('agenda.decided.bottlenecks')}</a>
          </p>
        </section>
      )}
    </Layout>
  );
}

/** What somebody proposed, and what came of it. */
export function ProposalCard({ proposal, language }: { proposal: Proposal; language: string }) {
  const t = messagesIn(language);
  const said = proposalWords(proposal, language);
  const state = proposalState(proposal);
  return (
    <section class="card">
      <p class="lead" lang={said.language} dir="auto">
        {said.words}
      </p>
      {said.original && (
        <details>
          <summary>{t('agenda.original')}</summary>
          <p lang={said.original.language} dir="auto">
            {said.original.words}
          </p>
        </details>
      )}
      <p>
        <Badge kind={state === 'asked' ? 'good' : 'soft'}>{t(`agenda.state.${state}`)}</Badge>{' '}
        <span class="soft">
          <bdi lang="nl">{municipalityByCode(proposal.municipality)?.name}</bdi>
          {proposal.decidedOn && ` · ${formatFullDay(proposal.decidedOn, language)}`}
        </span>
      </p>
      {proposal.became && <p>{t(`agenda.became.${proposal.became}`)}</p>}
      {proposal.reason && (
        <p dir="auto">
          <b>{t('agenda.why-not')}</b> <bdi>{proposal.reason}</bdi>
        </p>
      )}
    </section>
  );
}
