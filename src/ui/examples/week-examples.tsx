import { Button, DayRow, FreeSlot, Reasons, Slot, WeekGrid } from '../index.ts';
import type { Example } from './example.ts';

const days = (t: (nl: string, ar: string) => string) =>
  [
    ['maandag', 'الاثنين'],
    ['dinsdag', 'الثلاثاء'],
    ['woensdag', 'الأربعاء'],
    ['donderdag', 'الخميس'],
    ['vrijdag', 'الجمعة'],
    ['zaterdag', 'السبت'],
    ['zondag', 'الأحد'],
  ].map(([nl = '', ar = '']) => t(nl, ar));

const parts = [
  ['morning', 'ochtend', 'صباحًا'],
  ['afternoon', 'middag', 'ظهرًا'],
  ['evening', 'avond', 'مساءً'],
] as const;

/** A week that one reads, and one that one fills in. */
export const exampleWeek: Record<string, Example> = {
  week: (t) => {
    const [monday = '', tuesday = '', wednesday = '', thursday = '', friday = ''] = days(t);
    return (
      <section class="week" aria-label={t('Mijn week', 'أسبوعي')}>
        <DayRow day={monday}>
          <Slot
            kind="sure"
            title="Taalcafé De Linde"
            titleLang="nl"
            href="#linde"
            lines={[
              t('10.00–12.00 · ongeveer 12 minuten met de fiets', '10:00–12:00 · حوالي 12 دقيقة بالدراجة'),
            ]}
          >
            <Reasons
              items={[
                { verdict: 'fits', text: t('Voor jouw niveau: A1–A2.', 'مناسب لمستواك: A1–A2.') },
                { verdict: 'fits', text: t('Iemand spreekt Tigrinya.', 'هناك من يتكلم التغرينية.') },
                {
                  verdict: 'unknown',
                  text: t('Kinderopvang: dat weten we niet.', 'رعاية الأطفال: لا نعرف.'),
                  link: { href: '#children', words: t('Heb je dat nodig?', 'هل تحتاجها؟') },
                },
              ]}
            />
            <form method="post" class="choices">
              <Button kind="quiet" icon="pin">
                {t('Houd vast', 'ثبّت')}
              </Button>
              <Button kind="quiet" icon="swap">
                {t('Ruil', 'بدّل')}
              </Button>
              <Button kind="quiet" icon="remove">
                {t('Haal weg', 'أزل')}
              </Button>
            </form>
          </Slot>
        </DayRow>
        <DayRow day={tuesday}>
          <FreeSlot label={t('vrij', 'فارغ')} />
        </DayRow>
        <DayRow day={wednesday}>
          <Slot
            kind="sure"
            title="Fietsles voor vrouwen"
            titleLang="nl"
            href="#fiets"
            lines={[
              t('9.30–11.00 · 8 minuten lopen', '9:30–11:00 · 8 دقائق مشيًا'),
              t('nog 2 plekken', 'بقي مكانان'),
            ]}
          />
        </DayRow>
        <DayRow day={thursday}>
          <FreeSlot label={t('vrij', 'فارغ')} />
        </DayRow>
        <DayRow day={friday}>
          <Slot
            kind="maybe"
            title="Samen koken in de Hof"
            titleLang="nl"
            href="#hof"
            lines={[t('11.00–13.30 · wachtlijst van 3', '11:00–13:30 · قائمة انتظار من 3')]}
          >
            <Reasons items={[{ verdict: 'cannot', text: t('Het is nu vol.', 'المكان ممتلئ الآن.') }]} />
          </Slot>
        </DayRow>
      </section>
    );
  },
  'week grid': (t) => (
    <form method="post">
      <WeekGrid
        name="cells"
        caption={t('Wanneer heb je tijd?', 'متى لديك وقت؟')}
        rows={days(t)}
        columns={parts.map(([icon, nl, ar]) => ({ icon, label: t(nl, ar) }))}
        cells={days(t).map((day, row) =>
          parts.map(([part, nl, ar]) => ({
            value: `${row}-${part}`,
            label: `${day} ${t(nl, ar)}`,
            checked: part === 'morning' && row < 3,
          })),
        )}
      />
    </form>
  ),
};
