import { textIn } from '#features/directory';
import { messagesIn } from '../messages.ts';
import type { Improvement } from './improvements.ts';

type MessageKey = Parameters<ReturnType<typeof messagesIn>>[0];

/** The changes and missing answers that would add most initiatives, each with its link; nothing when there are none. */
export function ImprovementsNotice({
  language,
  improvements,
}: {
  language: string;
  improvements: Improvement[];
}) {
  const t = messagesIn(language);
  if (!improvements.length) return null;
  return (
    <details>
      <summary>{t('doors.title')}</summary>
      {improvements.map(({ kind, criterion, count, question, examples }) => (
        <div class="improvement">
          <p>
            {t(`doors.${kind}.${criterion}` as MessageKey, { places: count })}{' '}
            {question && (
              <a href={`/${language}/story/${question}`}>
                {t(kind === 'answer' ? 'doors.answer' : 'doors.change')}
              </a>
            )}
          </p>
          {examples.length > 0 && (
            <details>
              <summary>{t('doors.examples')}</summary>
              <ul>
                {examples.map((initiative) => {
                  const { text, language: written } = textIn(initiative, language);
                  return (
                    <li>
                      <a href={`/${language}/initiatives/${initiative.id}`} lang={written}>
                        {text.name}
                      </a>
                    </li>
                  );
                })}
              </ul>
            </details>
          )}
        </div>
      ))}
    </details>
  );
}
