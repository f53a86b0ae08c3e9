import { answerText, questionText, type Story, type StoryQuestion } from '#features/story';

/** The questions of some parts of a story with their answers, as whoever reads them by a consent sees them. */
export function SharedStory({
  language,
  story,
  questions,
  unsaid,
}: {
  language: string;
  story: Story;
  questions: readonly StoryQuestion[];
  /** What stands where nothing was told yet; without it such a question is left out. */
  unsaid?: string;
}) {
  return (
    <ol class="answers">
      {questions.map((question) => {
        const answer = story[question];
        if (answer === undefined && unsaid === undefined) return null;
        return (
          <li>
            <h3>{questionText(question, language)}</h3>
            <p class={answer === undefined ? 'soft' : undefined} dir="auto">
              {answer === undefined ? unsaid : answerText(question, answer, language)}
            </p>
          </li>
        );
      })}
    </ol>
  );
}
