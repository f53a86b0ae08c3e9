import type { PageContext } from '#core/http/page-context.ts';
import { ButtonLink, Layout, PrintButton, QrFigure } from '#ui';
import { textIn } from '../catalogue/texts.ts';
import type { Initiative } from '../catalogue/types.ts';
import { messagesIn } from '../messages.ts';
import { TextToTake } from '../next-step/TextToTake.tsx';

/** How one passes an initiative on: its address to copy, with an app, with WhatsApp without any script, or on paper. */
export function SharePage({
  page,
  initiative,
  url,
  qr,
}: {
  page: PageContext;
  initiative: Initiative;
  /** Of the page of the initiative; absolute. */
  url: string;
  /** `url` as SVG. */
  qr: string;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const { text, language: textLanguage } = textIn(initiative, language);
  return (
    <Layout page={page} title={t('share.title')} narrow robots="noindex">
      <h1>{t('share.title')}</h1>
      <p class="lead" lang={textLanguage} dir="auto">
        {text.name}
      </p>
      <QrFigure svg={qr} caption={t('share.qr')} />
      <TextToTake
        id="address"
        label={t('share.address')}
        text={url}
        language={language}
        script={page.assets['take-along.js'] ?? ''}
        textLanguage={null}
      />
      <p class="actions no-print">
        <ButtonLink
          href={`https://wa.me/?text=${encodeURIComponent(`${text.name} ${url}`)}`}
          kind="ghost"
          icon="reach-message"
        >
          {t('share.whatsapp')}
        </ButtonLink>
        <PrintButton label={t('one.print')} />
        <ButtonLink href={`/${language}/initiatives/${initiative.id}`} kind="ghost" icon="back">
          {t('share.back')}
        </ButtonLink>
      </p>
    </Layout>
  );
}
