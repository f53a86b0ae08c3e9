import type { ComponentChildren } from 'preact';
import type { Example } from './example.ts';
import { exampleForms } from './exampleForms.tsx';
import { exampleWeek } from './exampleWeek.tsx';
import {
  Badge,
  Button,
  ButtonLink,
  Card,
  Crumbs,
  Definition,
  Door,
  Frame,
  Notice,
  Pager,
  PrintButton,
  QrFigure,
  ReadAloud,
  type Reader,
  Reasons,
  TextField,
} from './index.ts';

/** A reader for whoever wants to see a page without a server. */
export const exampleReader = (
  language: 'nl' | 'ar',
  assets = { css: '/style.css', js: '/page.js' },
): Reader => ({
  language,
  dir: language === 'ar' ? 'rtl' : 'ltr',
  path: '/initiatives',
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
  doors: (say) => (
    <div class="doors">
      <Door
        href="#new"
        icon="person"
        title={say('Ik ben nieuw in Nederland', 'أنا جديد في هولندا')}
        hint={say('Vertel kort over jezelf. Krijg je week.', 'احكِ لنا باختصار عن نفسك. واحصل على أسبوعك.')}
      />
      <Door
        href="#do"
        icon="sprout"
        title={say('Ik wil iets doen', 'أريد أن أفعل شيئًا')}
        hint={say('Laat je initiatief zien, of leer iemand kennen.', 'اعرض مبادرتك، أو تعرّف على شخص ما.')}
      />
      <Door
        href="#work"
        icon="building"
        title={say('Ik werk bij een gemeente of organisatie', 'أعمل في بلدية أو منظمة')}
        hint={say('Samen een plan maken. Zien wat er is.', 'نضع خطة معًا. ونرى ما هو موجود.')}
      />
    </div>
  ),
  search: (say) => (
    <form method="get" class="search" id="search">
      <TextField name="q" type="search" label={say('Wat zoek je?', 'عمّ تبحث؟')} value="" maxlength={200} />
      <Button icon="search">{say('Zoek', 'ابحث')}</Button>
    </form>
  ),
  cards: (say) => (
    <div class="cards">
      <Card
        href="#koor"
        title="Zingen in de wijk"
        lang="nl"
        org="Buurthuis De Mussen"
        lines={[say('woensdag 19.30–21.00 · Den Haag', 'الأربعاء 19:30–21:00 · Den Haag')]}
        badges={
          <>
            <Badge kind="good">{say('Er is plek', 'يوجد مكان')}</Badge>
            <Badge>A0–B1</Badge>
          </>
        }
      />
      <Card
        href="#fiets"
        title="Fietsles voor vrouwen"
        lang="nl"
        org="Op de pedalen"
        lines={[say('dinsdag 9.30–11.00 · Rijswijk', 'الثلاثاء 9:30–11:00 · Rijswijk')]}
        badges={
          <>
            <Badge kind="new">{say('Wachtlijst', 'قائمة انتظار')}</Badge>
            <Badge kind="soft">{say('Niet lang geleden nagekeken', 'لم يُراجع حديثًا')}</Badge>
          </>
        }
      >
        <Reasons
          items={[
            { verdict: 'fits', words: say('Het is voor vrouwen', 'إنه للنساء') },
            { verdict: 'poor', words: say('35 minuten met de bus', '35 دقيقة بالحافلة') },
          ]}
        />
        <Button kind="ghost" icon="plus">
          {say('Zet in mijn week', 'أضف إلى أسبوعي')}
        </Button>
      </Card>
    </div>
  ),
  ...exampleForms,
  notices: (say) => (
    <>
      <Notice kind="ask" title={say('Dit opent meer deuren', 'هذا يفتح أبوابًا أكثر')}>
        <p>{say('Met kinderopvang passen er 4 meer.', 'مع رعاية الأطفال هناك 4 أماكن أخرى.')}</p>
        <ButtonLink href="#children" kind="ghost">
          {say('Vertel of je dat nodig hebt', 'أخبرنا إن كنت تحتاجها')}
        </ButtonLink>
      </Notice>
      <Notice kind="good">{say('Bewaard.', 'تم الحفظ.')}</Notice>
      <Notice kind="problem" role="alert" title={say('Dit lukte niet', 'لم ينجح هذا')}>
        {say('Kies eerst een plaats.', 'اختر مكانًا أولًا.')}
      </Notice>
      <Notice kind="demo">
        {say('Voorbeelden: deze plekken bestaan niet echt.', 'أمثلة: هذه الأماكن غير حقيقية.')}
      </Notice>
    </>
  ),
  buttons: (say) => (
    <p class="actions">
      <Button>{say('Verder', 'التالي')}</Button>
      <ButtonLink href="#back" kind="ghost" icon="back">
        {say('Terug', 'رجوع')}
      </ButtonLink>
      <Button kind="quiet" icon="pin">
        {say('Houd vast', 'ثبّت')}
      </Button>
      <Button kind="danger" icon="trash">
        {say('Wis alles', 'احذف كل شيء')}
      </Button>
      <ReadAloud words={say('Lees voor', 'اقرأ')} stop={say('Stop', 'توقف')} />
      <PrintButton words={say('Print', 'اطبع')} />
    </p>
  ),
  reading: (say) => (
    <>
      <Crumbs
        label={say('Waar je bent', 'أين أنت')}
        items={[
          { href: '#all', words: say('Alle plekken', 'كل الأماكن') },
          { words: 'Zingen in de wijk', lang: 'nl' },
        ]}
      />
      <Definition
        items={[
          [say('Wanneer', 'متى'), say('woensdag 19.30–21.00', 'الأربعاء 19:30–21:00')],
          [say('Kosten', 'التكلفة'), say('gratis', 'مجانًا')],
        ]}
      />
      <QrFigure
        svg={qr}
        caption={say('Scan en open je week op een telefoon', 'امسح الرمز وافتح أسبوعك على الهاتف')}
      />
      <Pager
        previous={{ href: '#1', words: say('Vorige', 'السابق') }}
        next={{ href: '#3', words: say('Volgende', 'التالي') }}
        words={say('21–40 van 94', '21–40 من 94')}
      />
    </>
  ),
  ...exampleWeek,
};

/** A whole page with an example on it. */
export const examplePage = (reader: Reader, title: string, children: ComponentChildren, done?: number) => (
  <Frame
    reader={reader}
    title={title}
    stem={done === undefined ? undefined : { done, of: 12, words: `${done} / 12` }}
    formId={title === 'search' ? 'search' : undefined}
  >
    <h1>{title}</h1>
    {children}
  </Frame>
);
