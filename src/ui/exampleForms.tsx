import type { Example } from './example.ts';
import { CheckTile, RadioTile, SelectField, SubmitTile, TextField, Tiles } from './index.ts';

/** Where people choose and type. */
export const exampleForms: Record<string, Example> = {
  'tiles to check': (say) => (
    <fieldset>
      <legend class="soft">
        {say('Kies alles wat past. Overslaan mag.', 'اختر كل ما يناسبك. يمكنك التخطي.')}
      </legend>
      <Tiles>
        <CheckTile
          name="goals"
          value="dutch"
          icon="dutch"
          label={say('Nederlands leren', 'تعلم الهولندية')}
          checked
        />
        <CheckTile
          name="goals"
          value="people"
          icon="people"
          label={say('Mensen leren kennen', 'التعرف على الناس')}
          checked={false}
        />
        <CheckTile
          name="goals"
          value="work"
          icon="work"
          label={say('Werk of stage', 'عمل أو تدريب')}
          checked={false}
        />
        <CheckTile
          name="goals"
          value="move"
          icon="move"
          label={say('Fietsen en sport', 'الدراجة والرياضة')}
          checked
        />
        <CheckTile
          name="goals"
          value="ti"
          icon="globe"
          label="ትግርኛ"
          labelLang="ti"
          hint="Tigrinya"
          checked={false}
        />
        <CheckTile
          name="goals"
          value="letters"
          icon="letters"
          label={say('Hulp met brieven', 'مساعدة في الرسائل')}
          checked={false}
        />
      </Tiles>
    </fieldset>
  ),
  'tiles of one': (say) => (
    <fieldset>
      <legend>{say('Hoe lang wil je onderweg zijn?', 'كم من الوقت تريد أن تسافر؟')}</legend>
      <Tiles columns={3}>
        <RadioTile
          name="minutes"
          value="15"
          icon="clock"
          label={say('15 minuten', '15 دقيقة')}
          checked={false}
        />
        <RadioTile name="minutes" value="30" icon="clock" label={say('30 minuten', '30 دقيقة')} checked />
      </Tiles>
    </fieldset>
  ),
  'tiles to tap': (say) => (
    <form method="post">
      <Tiles>
        <SubmitTile
          name="level"
          value="none"
          icon="level-none"
          label={say('Nog geen woord', 'ولا كلمة بعد')}
          hint={say('Dat is prima', 'لا بأس')}
          chosen={false}
        />
        <SubmitTile
          name="level"
          value="a1"
          icon="level-a1"
          label={say('Simpele zinnen (A1)', 'جمل بسيطة (A1)')}
          hint={say('Boodschappen doen', 'التسوق')}
          chosen
        />
      </Tiles>
      <Tiles columns={1}>
        <SubmitTile name="town" value="1" icon="place" label="Bergen" hint="Noord-Holland" chosen={false} />
        <SubmitTile name="town" value="2" icon="place" label="Bergen" hint="Limburg" chosen />
      </Tiles>
    </form>
  ),
  fields: (say) => (
    <form method="post">
      <TextField
        name="name"
        label={say('Hoe mogen we je noemen?', 'ماذا نناديك؟')}
        hint={say('Een bijnaam mag ook.', 'يمكن أن يكون لقبًا.')}
        value="Mehret"
        autocomplete="off"
      />
      <TextField
        name="place"
        label={say('Waar woon je?', 'أين تسكن؟')}
        value="Rijswik"
        error={say(
          'Deze plaats kennen we niet. Kijk even naar de letters.',
          'لا نعرف هذا المكان. تحقق من الحروف.',
        )}
      />
      <SelectField
        name="town"
        label={say('Gemeente', 'البلدية')}
        value="2"
        options={[
          { value: '1', label: 'Delft' },
          { value: '2', label: 'Den Haag' },
        ]}
      />
    </form>
  ),
};
