import { textIn } from '#features/directory';
import { messagesIn } from '../messages.ts';
import { reasonText } from '../reasons/reason-text.ts';
import type { ApartSuggestion } from './suggest.ts';

/**
 * What is only for some people, when the story does not say whether this person is one: never in the week, but not hidden.
 * Per question whose answer decides: why, the way to that question, and which places it is about behind one tap.
 */
export function ApartSuggestions({ language, apart }: { language: string; apart: ApartSuggestion[] }) {
  const t = messagesIn(language);
  return (
    <section id="apart">
      <h2>{t('apart.title')}</h2>
      {[...Map.groupBy(apart, ({ question }) => question)].map(([question, those]) => (
        <div class="apart">
          <p>
            {those[0] && whyApart(those[0], language)}{' '}
            <a href={`/${language}/story/${question}`}>{t('reason.tell')}</a>
          </p>
          <details>
            <summary>{t('doors.examples')}</summary>
            <ul class="plain">
              {those.map((one) => (
                <ApartItem language={language} {...one} />
              ))}
            </ul>
          </details>
        </div>
      ))}
    </section>
  );
}

/** The caution that the answer would settle. */
function whyApart({ suggestion: { cautions }, question }: ApartSuggestion, language: string): string {
  const reason = cautions.find((caution) => caution.question === question);
  return reason ? reasonText(reason, language) : messagesIn(language)('apart.lead');
}

function ApartItem({ language, ...apart }: ApartSuggestion & { language: string }) {
  const { initiative } = apart.suggestion;
  const { text, language: written } = textIn(initiative, language);
  return (
    <li>
      <a href={`/${language}/initiatives/${initiative.id}`}>
        <bdi lang={written}>{text.name}</bdi>
      </a>
      <p class="soft">{whyApart(apart, language)}</p>
    </li>
  );
}
