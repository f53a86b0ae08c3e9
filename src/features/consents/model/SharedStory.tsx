import { answerText, questionText, type Story, type StoryQuestion } from '#features/story';

/** The questions of some parts of a story with their answers, as whoever reads them by a consent sees them. */
export function SharedStory({
  language,
  story,
  questions,
  unsaid,
  heading: Heading = 'h3',
}: {
  language: string;
  story: Story;
  questions: readonly StoryQuestion[];
  /** What stands where nothing was told yet; without it such a question is left out. */
  unsaid?: string;
  /** One level below what stands above it. */
  heading?: 'h2' | 'h3';
}) {
  return (
    <ol class="answers">
      {questions.map((question) => {
        const answer = story[question];
        if (answer === undefined && unsaid === undefined) return null;
        return (
          <li>
            <Heading>{questionText(question, language)}</Heading>
            <p class={answer === undefined ? 'soft' : undefined} dir="auto">
              {answer === undefined ? unsaid : answerText(question, answer, language)}
            </p>
          </li>
        );
      })}
    </ol>
  );
}
