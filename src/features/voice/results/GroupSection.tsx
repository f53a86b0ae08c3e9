import { messagesIn } from '../messages.ts';
import type { Statement } from '../model/rules.ts';
import type { Publication } from '../publication/publication.ts';
import { differencesBetweenGroups, typicalOf } from '../publication/readings.ts';
import { groupLetter, OpinionPicture } from './OpinionPicture.tsx';
import { StatementWords } from './StatementLine.tsx';

const MAX_DIFFERENCES = 6;
const MAX_TYPICAL = 4;

/** People who vote alike, only when the same groups come back in resamples; in words and tens, never exact. */
export function GroupSection({
  language,
  shown,
  publication,
}: {
  language: string;
  shown: readonly Statement[];
  publication: Publication;
}) {
  const t = messagesIn(language);
  const { groups, noGroupsReason } = publication;
  if (!groups)
    return (
      <section>
        <h2>{t('results.groups')}</h2>
        <p>{t(noGroupsReason === 'too-few-people' ? 'results.groups.few' : 'results.groups.none')}</p>
      </section>
    );
  const differences = differencesBetweenGroups(publication, shown).slice(0, MAX_DIFFERENCES);
  const name = (index: number) => t('results.group', { letter: groupLetter(index) });
  return (
    <section>
      <h2>{t('results.groups')}</h2>
      <p>{t('results.groups.lead')}</p>
      <figure class="voice-figure">
        <OpinionPicture groups={groups} label={t('results.picture')} />
        <figcaption class="soft" aria-hidden="true">
          {t('results.picture')}
        </figcaption>
      </figure>
      <div class="cards">
        {groups.map(({ people }, index) => (
          <section class="card">
            <h3 class="card-title">{name(index)}</h3>
            <p class="soft">{t('results.group.people', { people })}</p>
            <p>{t('results.group.typical')}</p>
            <ul class="voice-typical">
              {typicalOf(publication, index, shown)
                .slice(0, MAX_TYPICAL)
                .map(({ statement, side }) => (
                  <li>
                    <b>{t(`results.side.${side}`)}</b>{' '}
                    <StatementWords statement={statement} language={language} />
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
      {differences.length > 0 && (
        <section class="voice-wide" aria-label={t('results.groups.differ')} tabindex={0}>
          <table class="plain-table voice-group-table">
            <caption>{t('results.groups.differ')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('results.table.statement')}</th>
                {groups.map((_, index) => (
                  <th scope="col">{name(index)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {differences.map((statement) => (
                <tr>
                  <th scope="row">
                    <StatementWords statement={statement} language={language} />
                  </th>
                  {groups.map(({ views }) => {
                    const view = views[statement.number] ?? 'untold';
                    return <td class={`view-${view}`}>{t(`results.short.${view}`)}</td>;
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}
