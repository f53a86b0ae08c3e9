import { textDirection } from '#core/i18n/languages.ts';
import { messagesIn } from '../messages.ts';
import type { Statement } from '../model/rules.ts';
import type { Publication } from '../publication/publication.ts';
import { asTenPeople, isSharedByGroups, statementTotals } from '../publication/readings.ts';
import { NumbersTable } from './NumbersTable.tsx';
import { StatementCard } from './StatementLine.tsx';
import { TenPeople } from './TenPeople.tsx';

interface Props {
  language: string;
  shown: readonly Statement[];
  publication: Publication;
}

/** Where people agree, and where they do not. */
export function AgreementSections({ language, shown, publication }: Props) {
  const t = messagesIn(language);
  const { consensus, divided } = publication;
  const byNumber = (numbers: readonly number[]) =>
    numbers.flatMap((number) => shown.find((statement) => statement.number === number) ?? []);
  const [agree, disagree] = [byNumber(consensus.agree), byNumber(consensus.disagree)];
  const even = byNumber(divided);
  const card = (statement: Statement, view: 'agree' | 'disagree' | 'divided') => (
    <StatementCard
      statement={statement}
      language={language}
      view={
        <>
          {t(`results.view.${view}`)}
          {isSharedByGroups(publication, statement.number) && ` · ${t('results.shared')}`}
        </>
      }
      picture={
        <TenOf view={view} publication={publication} statement={statement.number} language={language} />
      }
    >
      <NumbersTable publication={publication} statement={statement.number} language={language} />
    </StatementCard>
  );
  return (
    <>
      <section>
        <h2>{t('results.agree')}</h2>
        {agree.length + disagree.length === 0 && <p>{t('results.agree.none')}</p>}
        <ol class="voice-results">
          {agree.map((statement) => card(statement, 'agree'))}
          {disagree.map((statement) => card(statement, 'disagree'))}
        </ol>
      </section>
      {even.length > 0 && (
        <section>
          <h2>{t('results.divided')}</h2>
          <ol class="voice-results">{even.map((statement) => card(statement, 'divided'))}</ol>
        </section>
      )}
    </>
  );
}

/** Ten people for one statement; nothing where the numbers that may be told would show another picture than the words. */
function TenOf({
  view,
  publication,
  statement,
  language,
}: {
  view: 'agree' | 'disagree' | 'divided';
  publication: Publication;
  statement: number;
  language: string;
}) {
  const t = messagesIn(language);
  const totals = statementTotals(publication, statement);
  const hasSide = { agree: totals.agree > 0, disagree: totals.disagree > 0 };
  if (view === 'divided' ? !(hasSide.agree && hasSide.disagree) : !hasSide[view])
    return <p class="soft">{t('results.untold.why')}</p>;
  const [agree, disagree, rest] = asTenPeople(totals);
  const words = t('results.ten', { agree, disagree, rest });
  return (
    <figure class="voice-figure">
      <TenPeople totals={totals} label={words} isRtl={textDirection(language) === 'rtl'} />
      <figcaption class="soft" aria-hidden="true">
        {words}
      </figcaption>
    </figure>
  );
}
