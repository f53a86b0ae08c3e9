import type { PageContext } from '#core/http/page-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { textDirection } from '#core/i18n/languages.ts';
import { ButtonLink, Definition, Layout, PassphraseWords, PrintButton, QrFigure } from '#ui';
import { messagesIn } from '../messages.ts';
import type { ConsentRecord } from '../model/queries.ts';
import { consentState } from '../model/rules.ts';
import { SHARING_PATH } from './rules.ts';
import { partsText, recipientText, StopForm, stateText, untilText } from './SharingPage.tsx';

/** What the person gives to who shall read: a link with its words, or digits for the screen beside. */
export interface WayIn {
  /** Where words or digits are typed, absolute. */
  typeAt: string;
  /** The words, or the digits. */
  code: string;
  link?: { url: string; qr: string };
  /** The digits were typed, on one device. */
  used: boolean;
}

/** An address as people copy it from paper. */
const withoutProtocol = (url: string): string => url.replace(/^https?:\/\//, '');

/** What was agreed or refused, in the words that were seen; and, while it is in force, the way in. */
export function ReceiptPage({
  page,
  token,
  consent,
  wayIn,
  now,
}: {
  page: PageContext;
  token: string;
  consent: ConsentRecord;
  wayIn: WayIn | undefined;
  now: Date;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const isLive = consentState(consent, now) === 'live';
  const path = `/${language}${SHARING_PATH}`;
  return (
    <Layout
      page={page}
      title={t('item.receipt')}
      sheet={wayIn && page.assets['paper.css']}
      narrow
      robots="noindex"
    >
      <h1>{t('item.receipt')}</h1>
      {wayIn && <WayInSection page={page} consent={consent} wayIn={wayIn} />}
      <Definition
        items={[
          [t('receipt.who'), <bdi>{recipientText(consent, language)}</bdi>],
          [t('receipt.what'), partsText(consent, language)],
          [t('receipt.why'), t(`purpose.${consent.purpose}`)],
          ...(consent.decision === 'given'
            ? [[t('receipt.until'), untilText(consent, language)] as [string, string]]
            : []),
          [t('receipt.decided'), stateText(consent, language, now)],
        ]}
      />
      {consent.mayFill && <p>{t('item.fill')}</p>}
      <h2>{t('receipt.words')}</h2>
      <div lang={consent.language} dir={textDirection(consent.language)}>
        {consent.wording.split('\n').map((sentence) => (
          <p>{sentence}</p>
        ))}
      </div>
      <p class="soft">
        {t('receipt.mark')} <code dir="ltr">{consent.noticeHash.toString('hex').slice(0, 16)}</code>
      </p>
      {isLive && <StopForm page={page} token={token} consent={consent} />}
      <p class="actions no-print">
        <ButtonLink href={path} kind="ghost" icon="back">
          {t('back')}
        </ButtonLink>
        <a href={`${path}/${consent.id}/receipt.json`} download>
          {t('receipt.download')}
        </a>
        <PrintButton label={t('sharing.print')} />
      </p>
    </Layout>
  );
}

function WayInSection({
  page,
  consent,
  wayIn: { typeAt, code, link, used },
}: {
  page: PageContext;
  consent: ConsentRecord;
  wayIn: WayIn;
}) {
  const { language } = page;
  const t = messagesIn(language);
  if (used)
    return (
      <p class="lead" role="status">
        {t('screen.used', { moment: formatDate(consent.until, language, 'moment') })}
      </p>
    );
  return (
    <>
      <p class="lead">{link ? t('link.lead', { name: consent.recipientName }) : t('screen.lead')}</p>
      <div class="keycard">
        {link && (
          <>
            <QrFigure svg={link.qr} caption={t('link.scan')} />
            <p class="link-to-give">
              <a href={link.url} dir="ltr">
                {link.url}
              </a>
            </p>
            <p>{t('link.words')}</p>
          </>
        )}
        <p class="keycard-address">
          <bdi dir="ltr">{withoutProtocol(typeAt)}</bdi>
        </p>
        {link ? (
          <PassphraseWords passphrase={code} />
        ) : (
          <>
            <p>{t('screen.code')}</p>
            <p class="digits">
              <bdi dir="ltr">{code.replaceAll('-', ' ')}</bdi>
            </p>
          </>
        )}
      </div>
    </>
  );
}
