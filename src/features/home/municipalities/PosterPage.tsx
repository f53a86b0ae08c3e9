import type { PageContext } from '#core/http/page-context.ts';
import { textDirection } from '#core/i18n/languages.ts';
import type { Municipality } from '#features/geography/rules.ts';
import { Button, ButtonLink, Layout, PrintButton, QrFigure } from '#ui';
import { messagesIn, teamMessagesIn } from '../messages.ts';
import { supplyHref } from './MunicipalityPage.tsx';

/** A poster on one side of A4 paper: the way to the places of a municipality, in the languages that were chosen. */
export function PosterPage({
  page,
  municipality,
  chosen,
  languages,
  url,
  qr,
}: {
  page: PageContext;
  municipality: Municipality;
  /** Codes of the languages on the poster. */
  chosen: readonly string[];
  languages: readonly { code: string; name: string }[];
  /** Where the code leads; absolute. */
  url: string;
  /** `url` as SVG. */
  qr: string;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  return (
    <Layout page={page} title={t('supply.poster')} narrow sheet={page.assets['paper.css']} robots="noindex">
      <div class="no-print">
        <h1>{t('supply.poster')}</h1>
        <p class="lead">{t('poster.lead')}</p>
        <form method="get" action={`/${language}/municipalities/poster`} class="stack">
          <input type="hidden" name="m" value={municipality.code} />
          <fieldset>
            <legend>{t('poster.languages')}</legend>
            <p class="choices">
              {languages.map(({ code, name }) => (
                <label lang={code}>
                  <input type="checkbox" name="in" value={code} checked={chosen.includes(code)} /> {name}
                </label>
              ))}
            </p>
          </fieldset>
          <p class="actions">
            <Button kind="ghost">{t('embed.show')}</Button>
            <PrintButton label={t('poster.print')} />
            <ButtonLink href={supplyHref(language, municipality.code)} kind="ghost" icon="back">
              {t('supply.back', { municipality: municipality.name })}
            </ButtonLink>
          </p>
        </form>
      </div>
      <section class="poster">
        <p class="poster-place">
          <bdi lang="nl">{municipality.name}</bdi>
        </p>
        <QrFigure svg={qr} caption="" />
        {chosen.map((code) => (
          <div lang={code} dir={textDirection(code)}>
            <h2>{messagesIn(code)('start.title')}</h2>
            <p>{messagesIn(code)('poster.scan')}</p>
          </div>
        ))}
        <p class="address">
          <bdi dir="ltr">{url.replace(/^https?:\/\//, '')}</bdi>
        </p>
      </section>
    </Layout>
  );
}
