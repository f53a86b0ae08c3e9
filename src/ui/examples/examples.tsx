import type { ComponentChildren } from 'preact';
import type { Assets, PageContext } from '#core/http/page-context.ts';
import {
  Badge,
  Breadcrumbs,
  Button,
  ButtonLink,
  Card,
  Definition,
  Layout,
  LinkCard,
  Notice,
  Pager,
  PrintButton,
  QrFigure,
  ReadAloud,
  Reasons,
  TextField,
} from '../index.ts';
import { exampleDesk } from './desk-examples.tsx';
import type { Example } from './example.ts';
import { exampleForms } from './form-examples.tsx';
import { exampleWeek } from './week-examples.tsx';

/** A page context for pages that are rendered without a server. */
export const exampleContext = (
  language: 'nl' | 'ar',
  assets: Assets = { 'style.css': '/style.css', 'page.js': '/page.js' },
): PageContext => ({
  language,
  dir: language === 'ar' ? 'rtl' : 'ltr',
  path: '/initiatives',
  publicPath: (path) => path,
  pattern: '/initiatives',
  query: '?q=koor',
  languages: [
    { code: 'nl', name: 'Nederlands', dir: 'ltr', reviewed: true },
    { code: 'en', name: 'English', dir: 'ltr', reviewed: true },
    { code: 'ar', name: 'العربية', dir: 'rtl', reviewed: false },
  ],
  assets,
  signedIn: false,
});

const qr =
  '<svg viewBox="0 0 5 5"><path fill="black" d="M0 0h2v2h-2zM3 0h2v2h-2zM0 3h2v2h-2zM2 2h1v1h-1zM4 4h1v1h-1z"/></svg>';

/** Every part at least once. */
export const examples: Record<string, Example> = {
  doors: (t) => (
    <div class="doors">
      <LinkCard
        href="#new"
        icon="person"
        title={t('Ik ben nieuw in Nederland', 'أنا جديد في هولندا')}
        hint={t('Vertel kort over jezelf. Krijg je week.', 'احكِ لنا باختصار عن نفسك. واحصل على أسبوعك.')}
      />
      <LinkCard
        href="#do"
        icon="sprout"
        title={t('Ik wil iets doen', 'أريد أن أفعل شيئًا')}
        hint={t('Laat je initiatief zien, of leer iemand kennen.', 'اعرض مبادرتك، أو تعرّف على شخص ما.')}
      />
      <LinkCard
        href="#work"
        icon="building"
        title={t('Ik werk bij een gemeente of organisatie', 'أعمل في بلدية أو منظمة')}
        hint={t('Samen een plan maken. Zien wat er is.', 'نضع خطة معًا. ونرى ما هو موجود.')}
      />
    </div>
  ),
  search: (t) => (
    <form method="get" class="search" id="search">
      <TextField name="q" type="search" label={t('Wat zoek je?', 'عمّ تبحث؟')} value="" maxlength={200} />
      <Button icon="search">{t('Zoek', 'ابحث')}</Button>
    </form>
  ),
  cards: (t) => (
    <div class="cards">
      <Card
        href="#koor"
        title="Zingen in de wijk"
        lang="nl"
        org="Buurthuis De Mussen"
        lines={[t('woensdag 19.30–21.00 · Den Haag', 'الأربعاء 19:30–21:00 · Den Haag')]}
        badges={
          <>
            <Badge kind="good">{t('Er is plek', 'يوجد مكان')}</Badge>
            <Badge>A0–B1</Badge>
          </>
        }
      />
      <Card
        href="#fiets"
        title="Fietsles voor vrouwen"
        lang="nl"
        org="Op de pedalen"
        lines={[t('dinsdag 9.30–11.00 · Rijswijk', 'الثلاثاء 9:30–11:00 · Rijswijk')]}
        badges={
          <>
            <Badge kind="new">{t('Wachtlijst', 'قائمة انتظار')}</Badge>
            <Badge kind="soft">{t('Niet lang geleden nagekeken', 'لم يُراجع حديثًا')}</Badge>
          </>
        }
      >
        <Reasons
          items={[
            { verdict: 'fits', text: t('Het is voor vrouwen', 'إنه للنساء') },
            { verdict: 'poor', text: t('35 minuten met de bus', '35 دقيقة بالحافلة') },
          ]}
        />
        <Button kind="ghost" icon="plus">
          {t('Zet in mijn week', 'أضف إلى أسبوعي')}
        </Button>
      </Card>
    </div>
  ),
  ...exampleForms,
  notices: (t) => (
    <>
      <Notice kind="ask" title={t('Dit opent meer deuren', 'هذا يفتح أبوابًا أكثر')}>
        <p>{t('Met kinderopvang passen er 4 meer.', 'مع رعاية الأطفال هناك 4 أماكن أخرى.')}</p>
        <ButtonLink href="#children" kind="ghost">
          {t('Vertel of je dat nodig hebt', 'أخبرنا إن كنت تحتاجها')}
        </ButtonLink>
      </Notice>
      <Notice kind="good">{t('Bewaard.', 'تم الحفظ.')}</Notice>
      <Notice kind="problem" role="alert" title={t('Dit lukte niet', 'لم ينجح هذا')}>
        {t('Kies eerst een plaats.', 'اختر مكانًا أولًا.')}
      </Notice>
      <Notice kind="demo">
        {t('Voorbeelden: deze plekken bestaan niet echt.', 'أمثلة: هذه الأماكن غير حقيقية.')}
      </Notice>
    </>
  ),
  buttons: (t) => (
    <p class="actions">
      <Button>{t('Verder', 'التالي')}</Button>
      <ButtonLink href="#back" kind="ghost" icon="back">
        {t('Terug', 'رجوع')}
      </ButtonLink>
      <Button kind="quiet" icon="pin">
        {t('Houd vast', 'ثبّت')}
      </Button>
      <Button kind="danger" icon="trash">
        {t('Wis alles', 'احذف كل شيء')}
      </Button>
      <ReadAloud
        label={t('Lees voor', 'اقرأ')}
        stop={t('Stop', 'توقف')}
        noVoice={t('Er is geen stem.', 'لا يوجد صوت.')}
      />
      <PrintButton label={t('Print', 'اطبع')} />
    </p>
  ),
  reading: (t) => (
    <>
      <Breadcrumbs
        label={t('Waar je bent', 'أين أنت')}
        items={[
          { href: '#all', label: t('Alle plekken', 'كل الأماكن') },
          { label: 'Zingen in de wijk', lang: 'nl' },
        ]}
      />
      <Definition
        items={[
          [t('Wanneer', 'متى'), t('woensdag 19.30–21.00', 'الأربعاء 19:30–21:00')],
          [t('Kosten', 'التكلفة'), t('gratis', 'مجانًا')],
        ]}
      />
      <QrFigure
        svg={qr}
        caption={t('Scan en open je week op een telefoon', 'امسح الرمز وافتح أسبوعك على الهاتف')}
      />
      <Pager
        previous={{ href: '#1', label: t('Vorige', 'السابق') }}
        next={{ href: '#3', label: t('Volgende', 'التالي') }}
        label={t('21–40 van 94', '21–40 من 94')}
      />
    </>
  ),
  ...exampleWeek,
  ...exampleDesk,
};

/** A whole page with an example on it. */
export const examplePage = (page: PageContext, title: string, children: ComponentChildren, done?: number) => (
  <Layout
    page={page}
    title={title}
    stem={done === undefined ? undefined : { done, of: 12, text: `${done} / 12` }}
    formId={title === 'search' ? 'search' : undefined}
  >
    <h1>{title}</h1>
    {children}
  </Layout>
);
