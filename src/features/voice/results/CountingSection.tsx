import { messagesIn } from '../messages.ts';
import type { Statement } from '../model/rules.ts';
import type { Publication } from '../publication/publication.ts';
import { isChangedByLeftOut } from '../publication/readings.ts';
import { StatementWords } from './StatementLine.tsx';

/** How it was counted: what is never told, what is no opinion, which ballots were left out of what, and which came late. */
export function CountingSection({
  language,
  shown,
  publication,
}: {
  language: string;
  shown: readonly Statement[];
  publication: Publication;
}) {
  const t = messagesIn(language);
  const { leftOut, short, late, consensusOfAll } = publication;
  const changes = leftOut !== null && isChangedByLeftOut(publication);
  return (
    <section>
      <h2>{t('results.counting')}</h2>
      <ul>
        <li>{t('results.counting.rule')}</li>
        <li>{t('results.counting.pass')}</li>
        {leftOut !== null && (
          <li>
            {t('results.counting.left-out', { people: leftOut })}{' '}
            {t(changes ? 'results.counting.left-out.other' : 'results.counting.left-out.same')}
            {changes && (
              <ul>
                {[...consensusOfAll.agree, ...consensusOfAll.disagree].flatMap((number) => {
                  const statement = shown.find((each) => each.number === number);
                  return statement
                    ? [
                        <li>
                          <StatementWords statement={statement} language={language} />
                        </li>,
                      ]
                    : [];
                })}
              </ul>
            )}
          </li>
        )}
        {short !== null && <li>{t('results.counting.short', { people: short })}</li>}
        {late !== null && <li>{t('results.counting.late', { people: late })}</li>}
      </ul>
    </section>
  );
}
