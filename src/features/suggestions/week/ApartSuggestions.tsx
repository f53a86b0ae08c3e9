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
      {[...Map.groupBy(apart, groupOf).values()].map((those) => (
        <div class="apart">
          <WhyApart language={language} those={those} />
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

/** What one answer decides goes together; and so does what the person has to ask there, because they have answered. */
const groupOf = ({ question, reason }: ApartSuggestion): string =>
  reason.question ? question : `${question} ${reason.key}`;

function WhyApart({ language, those }: { language: string; those: ApartSuggestion[] }) {
  const [first] = those;
  if (!first) return null;
  return (
    <p>
      {reasonText(first.reason, language)}{' '}
      {first.reason.question && (
        <a href={`/${language}/story/${first.question}`}>{messagesIn(language)('reason.tell')}</a>
      )}
    </p>
  );
}

function ApartItem({ language, ...apart }: ApartSuggestion & { language: string }) {
  const { initiative } = apart.suggestion;
  const { text, language: written } = textIn(initiative, language);
  return (
    <li>
      <a href={`/${language}/initiatives/${initiative.id}`}>
        <bdi lang={written}>{text.name}</bdi>
      </a>
      <p class="soft">{reasonText(apart.reason, language)}</p>
    </li>
  );
}
