import type { SealedColumn } from '#core/crypto/key-rotation.ts';

/**
 * Every column that holds values of `sealField`, for the rotation of their keys. `test/architecture/sealed-columns.test.ts`
 * compares this list with the columns of the database whose name ends in `_sealed`: a new one needs a line here.
 */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  { table: 'account', column: 'email_sealed', row: 'id' },
  { table: 'voice_appeal', column: 'words_sealed', row: 'id' },
  { table: 'sign_in', column: 'email_sealed', row: 'id' },
  { table: 'tenant_sign_in', column: 'secret_sealed', row: 'tenant_id' },
  { table: 'openid_attempt', column: 'checks_sealed', row: 'id' },
  { table: 'intake_answer', column: 'value_sealed', row: 'id' },
  { table: 'intake_sitting', column: 'present_sealed', row: 'id' },
  { table: 'intake_read_back', column: 'words_sealed', row: 'id' },
  { table: 'intake_device', column: 'private_sealed', row: 'id' },
  { table: 'integration_case', column: 'name_sealed', row: 'id' },
  { table: 'integration_case', column: 'contact_sealed', row: 'id' },
  { table: 'case_event', column: 'note_sealed', row: 'id' },
  { table: 'listing_invitation', column: 'email_sealed', row: 'id' },
  { table: 'hours_statement', column: 'signed_sealed', row: 'id' },
  { table: 'case_look', column: 'words_sealed', row: 'case_id' },
  { table: 'case_transfer', column: 'name_sealed', row: 'id' },
  { table: 'case_transfer', column: 'content_sealed', row: 'id' },
  { table: 'case_letter', column: 'documents_sealed', row: 'id' },
  { table: 'case_letter_sending', column: 'proof_sealed', row: 'id' },
  { table: 'case_incoming_message', column: 'words_sealed', row: 'id' },
  { table: 'idea', column: 'words_sealed', row: 'id' },
  { table: 'case_plan', column: 'content_sealed', row: 'id' },
  { table: 'case_plan', column: 'previous_sealed', row: 'id' },
  { table: 'placement_request', column: 'name_sealed', row: 'id' },
  { table: 'placement_request', column: 'reach_sealed', row: 'id' },
  { table: 'placement_step', column: 'words_sealed', row: 'request_id' },
  { table: 'course_enrolment', column: 'name_sealed', row: 'id' },
  { table: 'learning_record', column: 'words_sealed', row: 'id' },
  { table: 'signal', column: 'words_sealed', row: 'id' },
  { table: 'signal', column: 'words_before_sealed', row: 'id' },
  { table: 'collaboration_contact', column: 'email_sealed', row: 'collaboration_id' },
  { table: 'collaboration_partner', column: 'email_sealed', row: 'id' },
  { table: 'collaboration_interest', column: 'email_sealed', row: 'id' },
  { table: 'voice_blind_key', column: 'private_sealed', row: 'conversation_id' },
  { table: 'voice_table', column: 'private_sealed', row: 'id' },
  { table: 'signing_secret', column: 'private_sealed', row: 'kid' },
];
