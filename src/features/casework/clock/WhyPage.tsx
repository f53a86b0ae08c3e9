import type { PageContext } from '#core/http/page-context.ts';
import { formatFullDay } from '#core/i18n/formats.ts';
import { ButtonLink, DeskLayout, Layout, Notice } from '#ui';
import { termRules } from '../legal-deadlines/load-rules.ts';
import type { LegalDeadline, TermRuleId } from '../legal-deadlines/term-types.ts';
import { messagesIn, teamMessagesIn } from '../messages.ts';
import { CASEWORK_PATH, casePath, OWN_PLAN_PATH } from '../model/paths.ts';
import type { TermChange } from './queries.ts';
import { ownRuleTitle, ruleTitle } from './rule-title.ts';
import { teamChange } from './step-words.ts';
import { TermExplanation } from './TermExplanation.tsx';

interface WhyProps {
  page: PageContext;
  rule: TermRuleId;
  /** All terms of this rule: of some, such as appointments, there can be more. */
  terms: LegalDeadline[];
  changes: TermChange[];
}

/** Why a term of a case ends when it does, for the guide: every step, what the law leaves open, and the article. */
export function WhyPage({
  page,
  rule,
  terms,
  changes,
  file,
}: WhyProps & { file: { id: string; name: string } }) {
  const { language } = page;
  const t = teamMessagesIn(language);
  return (
    <DeskLayout
      page={page}
      title={ruleTitle(rule, language)}
      crumbs={[
        { href: `/${language}${CASEWORK_PATH}`, label: t('caseload.title') },
        { href: `/${language}${casePath(file.id)}`, label: file.name, lang: '' },
      ]}
      sheet={page.assets['casework.css']}
    >
      <h2>{t('case.why')}</h2>
      {terms.length === 0 && <p>{t('clock.none')}</p>}
      {changes.length > 0 && (
        <Notice kind="ask">
          <b>{t('clock.moved.title')}</b>
          {changes.map((change) => (
            <p>{teamChange(change, language)}</p>
          ))}
        </Notice>
      )}
      {terms.map((term) => (
        <>
          <TermExplanation term={term} language={language} reader="team" />
          <RuleNote term={term} language={language} />
        </>
      ))}
      <ButtonLink href={`/${language}${casePath(file.id)}`} kind="quiet" icon="back">
        <bdi>{file.name}</bdi>
      </ButtonLink>
    </DeskLayout>
  );
}

/** Which row it was computed with, and how sure that row is. */
function RuleNote({ term, language }: { term: LegalDeadline; language: string }) {
  const t = teamMessagesIn(language);
  const row = termRules.rows.find(({ id, version }) => id === term.rule && version === term.version);
  return (
    <p class="soft">
      {t('clock.law.version', { rule: term.rule, version: String(term.version) })}
      {row && row.certainty !== 'primary' && <> {t(`clock.certainty.${row.certainty}`)}</>}
    </p>
  );
}

/** The same for the person whose term it is, in plain words and their own language. */
export function OwnWhyPage({ page, rule, terms, changes }: WhyProps) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout
      page={page}
      title={ownRuleTitle(rule, language)}
      narrow
      robots="noindex"
      sheet={page.assets['casework.css']}
    >
      <p class="soft">{t('own-plan.why')}</p>
      <h1>{ownRuleTitle(rule, language)}</h1>
      {terms.length === 0 && <p>{t('own-clock.none')}</p>}
      {changes.map(
        ({ change: { from, to } }) =>
          from !== null &&
          to !== null && (
            <Notice kind="ask">
              {t('own-clock.moved', { from: formatFullDay(from, language), to: formatFullDay(to, language) })}
            </Notice>
          ),
      )}
      {terms.map((term) => (
        <>
          {term.nature === 'duty' && (term.state.kind === 'open' || term.state.kind === 'late') && (
            <p>{t(`own-waits.${term.waitsFor}`)}</p>
          )}
          <TermExplanation term={term} language={language} reader="own" />
        </>
      ))}
      <p>{t('own-clock.wrong')}</p>
      <ButtonLink href={`/${language}${OWN_PLAN_PATH}`} kind="quiet" icon="back">
        {t('own-clock.back')}
      </ButtonLink>
    </Layout>
  );
}
