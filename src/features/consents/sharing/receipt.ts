import type { ConsentRecord } from '../model/queries.ts';
import { consentState } from '../model/rules.ts';

/**
 * A consent as a machine-readable receipt. Its fields follow ISO/IEC TS 27560 and the Kantara consent receipt where those have
 * one for it; the person keeps it, and nothing here needs it.
 */
export function consentReceipt(consent: ConsentRecord, now: Date): object {
  const state = consentState(consent, now);
  return {
    schema_version: 'ISO-IEC-TS-27560-2023',
    record_id: consent.id,
    jurisdiction: 'NL',
    language: consent.language,
    consent_timestamp: consent.decidedAt.toISOString(),
    notice: {
      language: consent.language,
      text: consent.wording,
      hash: { algorithm: 'SHA-256', of: 'language|text', value: consent.noticeHash.toString('hex') },
    },
    recipients: [{ kind: consent.kind, name: consent.recipientName }],
    purposes: [
      {
        purpose: consent.purpose,
        lawful_basis: 'consent: Regulation (EU) 2016/679, art. 6(1)(a)',
        personal_data: consent.parts,
        questions: consent.questions,
        recipient_may_fill_in: consent.mayFill,
        sensitive: false,
        valid_until: consent.until.toISOString(),
        withdrawal: 'at any time, on the page of whoever consented',
      },
    ],
    events: [
      {
        event_type: consent.decision,
        event_time: consent.decidedAt.toISOString(),
        entity: 'data subject',
      },
      ...(consent.endedAt
        ? [
            {
              event_type: consent.endedBy === 'person' ? 'withdrawn' : consent.endedBy,
              event_time: consent.endedAt.toISOString(),
              entity: consent.endedBy === 'recipient' ? 'recipient' : 'data subject',
            },
          ]
        : []),
    ],
    state: state === 'live' ? 'valid' : state,
  };
}
