import type { Example } from './example.ts';
import { Button, DayRow, FreeSlot, Reasons, Slot, WeekGrid } from './index.ts';

const days = (say: (nl: string, ar: string) => string) =>
  [
    ['maandag', 'الاثنين'],
    ['dinsdag', 'الثلاثاء'],
    ['woensdag', 'الأربعاء'],
    ['donderdag', 'الخميس'],
    ['vrijdag', 'الجمعة'],
    ['zaterdag', 'السبت'],
    ['zondag', 'الأحد'],
  ].map(([nl = '', ar = '']) => say(nl, ar));

const parts = [
  ['morning', 'ochtend', 'صباحًا'],
  ['afternoon', 'middag', 'ظهرًا'],
  ['evening', 'avond', 'مساءً'],
] as const;

/** A week that one reads, and one that one fills in. */
export const exampleWeek: Record<string, Example> = {
  week: (say) => {
    const [monday = '', tuesday = '', wednesday = '', thursday = '', friday = ''] = days(say);
    return (
      <section class="week" aria-label={say('Mijn week', 'أسبوعي')}>
        <DayRow day={monday}>
          <Slot
            kind="sure"
            title="Taalcafé De Linde"
            titleLang="nl"
            href="#linde"
            lines={[
              say('10.00–12.00 · ongeveer 12 minuten met de fiets', '10:00–12:00 · حوالي 12 دقيقة بالدراجة'),
            ]}
          >
            <Reasons
              items={[
                { verdict: 'fits', words: say('Voor jouw niveau: A1–A2.', 'مناسب لمستواك: A1–A2.') },
                { verdict: 'fits', words: say('Iemand spreekt Tigrinya.', 'هناك من يتكلم التغرينية.') },
                {
                  verdict: 'unknown',
                  words: say('Kinderopvang: dat weten we niet.', 'رعاية الأطفال: لا نعرف.'),
                  link: { href: '#children', words: say('Heb je dat nodig?', 'هل تحتاجها؟') },
                },
              ]}
            />
            <form method="post" class="choices">
              <Button kind="quiet" icon="pin">
                {say('Houd vast', 'ثبّت')}
              </Button>
              <Button kind="quiet" icon="swap">
                {say('Ruil', 'بدّل')}
              </Button>
              <Button kind="quiet" icon="remove">
                {say('Haal weg', 'أزل')}
              </Button>
            </form>
          </Slot>
        </DayRow>
        <DayRow day={tuesday}>
          <FreeSlot words={say('vrij', 'فارغ')} />
        </DayRow>
        <DayRow day={wednesday}>
          <Slot
            kind="sure"
            title="Fietsles voor vrouwen"
            titleLang="nl"
            href="#fiets"
            lines={[
              say('9.30–11.00 · 8 minuten lopen', '9:30–11:00 · 8 دقائق مشيًا'),
              say('nog 2 plekken', 'بقي مكانان'),
            ]}
          />
        </DayRow>
        <DayRow day={thursday}>
          <FreeSlot words={say('vrij', 'فارغ')} />
        </DayRow>
        <DayRow day={friday}>
          <Slot
            kind="maybe"
            title="Samen koken in de Hof"
            titleLang="nl"
            href="#hof"
            lines={[say('11.00–13.30 · wachtlijst van 3', '11:00–13:30 · قائمة انتظار من 3')]}
          >
            <Reasons items={[{ verdict: 'cannot', words: say('Het is nu vol.', 'المكان ممتلئ الآن.') }]} />
          </Slot>
        </DayRow>
      </section>
    );
  },
  'week grid': (say) => (
    <form method="post">
      <WeekGrid
        name="cells"
        caption={say('Wanneer heb je tijd?', 'متى لديك وقت؟')}
        rows={days(say)}
        columns={parts.map(([icon, nl, ar]) => ({ icon, label: say(nl, ar) }))}
        cells={days(say).map((day, row) =>
          parts.map(([part, nl, ar]) => ({
            value: `${row}-${part}`,
            label: `${day} ${say(nl, ar)}`,
            checked: part === 'morning' && row < 3,
          })),
        )}
      />
    </form>
  ),
};
