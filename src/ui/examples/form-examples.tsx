import { CheckboxCard, ChoiceCards, RadioCard, SelectField, SubmitCard, TextField } from '../index.ts';
import type { Example } from './example.ts';

/** Where people choose and type. */
export const exampleForms: Record<string, Example> = {
  'tiles to check': (t) => (
    <fieldset>
      <legend class="soft">
        {t('Kies alles wat past. Overslaan mag.', 'اختر كل ما يناسبك. يمكنك التخطي.')}
      </legend>
      <ChoiceCards>
        <CheckboxCard
          name="goals"
          value="dutch"
          icon="dutch"
          label={t('Nederlands leren', 'تعلم الهولندية')}
          checked
        />
        <CheckboxCard
          name="goals"
          value="people"
          icon="people"
          label={t('Mensen leren kennen', 'التعرف على الناس')}
          checked={false}
        />
        <CheckboxCard
          name="goals"
          value="work"
          icon="work"
          label={t('Werk of stage', 'عمل أو تدريب')}
          checked={false}
        />
        <CheckboxCard
          name="goals"
          value="move"
          icon="move"
          label={t('Fietsen en sport', 'الدراجة والرياضة')}
          checked
        />
        <CheckboxCard
          name="goals"
          value="ti"
          icon="globe"
          label="ትግርኛ"
          labelLang="ti"
          hint="Tigrinya"
          checked={false}
        />
        <CheckboxCard
          name="goals"
          value="letters"
          icon="letters"
          label={t('Hulp met brieven', 'مساعدة في الرسائل')}
          checked={false}
        />
      </ChoiceCards>
    </fieldset>
  ),
  'tiles of one': (t) => (
    <fieldset>
      <legend>{t('Hoe lang wil je onderweg zijn?', 'كم من الوقت تريد أن تسافر؟')}</legend>
      <ChoiceCards columns={3}>
        <RadioCard
          name="minutes"
          value="15"
          icon="clock"
          label={t('15 minuten', '15 دقيقة')}
          checked={false}
        />
        <RadioCard name="minutes" value="30" icon="clock" label={t('30 minuten', '30 دقيقة')} checked />
      </ChoiceCards>
    </fieldset>
  ),
  'tiles to tap': (t) => (
    <form method="post">
      <ChoiceCards>
        <SubmitCard
          name="level"
          value="none"
          icon="level-none"
          label={t('Nog geen woord', 'ولا كلمة بعد')}
          hint={t('Dat is prima', 'لا بأس')}
          chosen={false}
        />
        <SubmitCard
          name="level"
          value="a1"
          icon="level-a1"
          label={t('Simpele zinnen (A1)', 'جمل بسيطة (A1)')}
          hint={t('Boodschappen doen', 'التسوق')}
          chosen
        />
      </ChoiceCards>
      <ChoiceCards columns={1}>
        <SubmitCard name="town" value="1" icon="place" label="Bergen" hint="Noord-Holland" chosen={false} />
        <SubmitCard name="town" value="2" icon="place" label="Bergen" hint="Limburg" chosen />
      </ChoiceCards>
    </form>
  ),
  fields: (t) => (
    <form method="post">
      <TextField
        name="name"
        label={t('Hoe mogen we je noemen?', 'ماذا نناديك؟')}
        hint={t('Een bijnaam mag ook.', 'يمكن أن يكون لقبًا.')}
        value="Mehret"
        autocomplete="off"
      />
      <TextField
        name="place"
        label={t('Waar woon je?', 'أين تسكن؟')}
        value="Rijswik"
        error={t(
          'Deze plaats kennen we niet. Kijk even naar de letters.',
          'لا نعرف هذا المكان. تحقق من الحروف.',
        )}
      />
      <SelectField
        name="town"
        label={t('Gemeente', 'البلدية')}
        value="2"
        options={[
          { value: '1', label: 'Delft' },
          { value: '2', label: 'Den Haag' },
        ]}
      />
    </form>
  ),
};
