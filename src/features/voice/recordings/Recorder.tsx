import { Icon } from '#ui';
import { messagesIn } from '../messages.ts';
import { MAX_SOUND_SECONDS } from './sound-types.ts';

/** Records a minute of speech in a form: heard by the speaker first, then sent. Needs the script; without it, it says so. */
export function Recorder({ language }: { language: string }) {
  const t = messagesIn(language);
  return (
    <div class="voice-recorder">
      <h2>{t('recordings.title')}</h2>
      <noscript>
        <p>{t('recordings.no-script')}</p>
      </noscript>
      <div
        data-recorder
        data-seconds={MAX_SOUND_SECONDS}
        data-running={t('recordings.running')}
        data-ready={t('recordings.ready')}
        data-refused={t('recordings.refused')}
        data-empty={t('recordings.empty')}
        data-silent={t('recordings.silent')}
        data-too-big={t('contributions.refused.too-big')}
        data-unsupported={t('recordings.no-script')}
        data-network={t('recordings.network')}
        data-sending={t('recordings.sending')}
        data-again={t('recordings.again')}
        hidden
      >
        <p>{t('recordings.lead')}</p>
        <button type="button" class="button" data-record>
          <Icon name="microphone" />
          <span>{t('recordings.start')}</span>
        </button>
        <button type="button" class="button danger" data-finish hidden>
          <Icon name="stop" />
          <span>{t('recordings.stop')}</span>
        </button>
        <meter min={0} max={1} value={0} aria-label={t('recordings.running')} data-level hidden />
        {/* biome-ignore lint/a11y/useMediaCaption: it is what the reader said a moment ago */}
        <audio controls data-own hidden />
        <button type="button" class="button" data-send hidden>
          <Icon name="arrow" />
          <span>{t('recordings.send')}</span>
        </button>
        <p role="status" data-status />
      </div>
    </div>
  );
}
