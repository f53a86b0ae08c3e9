import { textIn } from '#features/directory';
import { ButtonLink, Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import type { Improvement } from './improvements.ts';

type MessageKey = Parameters<ReturnType<typeof messagesIn>>[0];

/** The changes and missing answers that would add most initiatives; nothing when there are none. */
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
    <Notice kind="ask" title={t('doors.title')}>
      {improvements.map(({ kind, criterion, count, question, examples }) => (
        <div class="open-door">
          <p>{t(`doors.${kind}.${criterion}` as MessageKey, { places: count })}</p>
          {question && (
            <ButtonLink href={`/${language}/story/${question}`} kind="ghost">
              {t(kind === 'answer' ? 'doors.answer' : 'doors.change')}
            </ButtonLink>
          )}
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
    </Notice>
  );
}
