import type { PageContext } from '#core/http/page-context.ts';
import { Layout, PrintButton, QrFigure } from '#ui';
import { messagesIn } from '../../messages.ts';
import { textIn } from '../../model/rules.ts';
import type { StandingBottleneck } from '../answers/read-desk.ts';
import { DueLine, PublicState } from '../model/parts.tsx';
import { textsOf } from '../model/rules.ts';

/** The answer on one sheet, to hang where the question was asked: also for who has no telephone. */
export function AnswerPosterPage({
  page,
  row: { bottleneck, standing },
  qrSvg,
}: {
  page: PageContext;
  row: StandingBottleneck;
  qrSvg: string;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const words = textIn(textsOf(bottleneck.texts), language);
  const answer = standing.answer && textIn(textsOf(standing.answer.texts), language);
  return (
    <Layout
      page={page}
      title={t('bottleneck.poster')}
      narrow
      robots="noindex"
      sheet={page.assets['voice.css']}
    >
      <p class="no-print">
        <PrintButton label={t('bottleneck.poster.print')} />
      </p>
      <p class="soft">{t('bottleneck.poster.title')}</p>
      <h1 lang={words?.language} dir="auto">
        {words?.words}
      </h1>
      <PublicState standing={standing} language={language} />
      {standing.answer && <h2>{t(`bottleneck.answer.${standing.answer.answer}`)}</h2>}
      <DueLine standing={standing} language={language} />
      {answer && (
        <blockquote lang={answer.language} dir="auto">
          {answer.words.split(/\n+/).map((paragraph) => (
            <p>{paragraph}</p>
          ))}
        </blockquote>
      )}
      <QrFigure svg={qrSvg} caption={t('bottleneck.poster.scan')} />
    </Layout>
  );
}
