import { amsterdamDate } from '#core/time/amsterdam.ts';
import { AnswerWords, DueLine, GapLines, PublicState } from '../bottlenecks/model/parts.tsx';
import { bottleneckPath } from '../bottlenecks/model/paths.ts';
import { answerGap, type Bottleneck } from '../bottlenecks/model/rules.ts';
import { standingOf } from '../bottlenecks/model/standing.ts';
import { messagesIn } from '../messages.ts';

/** What a municipality answers to somebody's own words, where they asked it: also aloud, and with what is still missing. */
export function OwnAnswers({
  bottlenecks,
  language,
  now,
}: {
  bottlenecks: readonly Bottleneck[];
  language: string;
  now: Date;
}) {
  const t = messagesIn(language);
  return bottlenecks.map((bottleneck) => {
    const standing = standingOf(bottleneck, amsterdamDate(now));
    const { answer } = standing;
    return (
      <section class="card">
        <h2 class="card-title">
          {t(answer ? `bottleneck.answer.${answer.answer}` : 'bottleneck.event.adopted')}
        </h2>
        <PublicState standing={standing} language={language} />
        <DueLine standing={standing} language={language} />
        <p class="soft">{t('bottleneck.owner', { owner: standing.owner })}</p>
        <GapLines gap={answerGap(bottleneck.language, answer)} language={language} />
        {answer && <AnswerWords event={answer} own={bottleneck.language} language={language} />}
        <p>
          <a href={`/${language}${bottleneckPath(bottleneck.id)}`}>{t('bottleneck.more')}</a>
        </p>
      </section>
    );
  });
}
