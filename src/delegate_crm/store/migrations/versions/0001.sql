CREATE TABLE affiliation (
	id INTEGER NOT NULL,
	person INTEGER,
	organisation INTEGER,
	unit TEXT DEFAULT '' NOT NULL,
	title TEXT DEFAULT '' NOT NULL,
	rank INTEGER,
	since_lo TEXT,
	since_best TEXT,
	since_hi TEXT,
	since_prec TEXT DEFAULT '' NOT NULL,
	since_qual TEXT DEFAULT '' NOT NULL,
	since_said TEXT DEFAULT '' NOT NULL,
	until_lo TEXT,
	until_best TEXT,
	until_hi TEXT,
	until_prec TEXT DEFAULT '' NOT NULL,
	until_qual TEXT DEFAULT '' NOT NULL,
	until_said TEXT DEFAULT '' NOT NULL,
	as_of_lo TEXT,
	as_of_best TEXT,
	as_of_hi TEXT,
	as_of_prec TEXT DEFAULT '' NOT NULL,
	as_of_qual TEXT DEFAULT '' NOT NULL,
	as_of_said TEXT DEFAULT '' NOT NULL,
	"primary" INTEGER DEFAULT '0' NOT NULL,
	ended_because TEXT DEFAULT '' NOT NULL,
	source INTEGER,
	note TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_affiliation PRIMARY KEY (id),
	CONSTRAINT fk_affiliation_id FOREIGN KEY(id) REFERENCES record (id),
	CONSTRAINT fk_affiliation_person FOREIGN KEY(person) REFERENCES record (id),
	CONSTRAINT fk_affiliation_organisation FOREIGN KEY(organisation) REFERENCES record (id),
	CONSTRAINT fk_affiliation_rank FOREIGN KEY(rank) REFERENCES record (id),
	CONSTRAINT fk_affiliation_source FOREIGN KEY(source) REFERENCES record (id)
)
 STRICT;

CREATE TABLE agreement (
	id INTEGER NOT NULL,
	title TEXT DEFAULT '' NOT NULL,
	type TEXT DEFAULT 'cooperation' NOT NULL,
	reference TEXT DEFAULT '' NOT NULL,
	binding TEXT DEFAULT '' NOT NULL,
	status TEXT DEFAULT 'proposed' NOT NULL,
	parties_confirmed INTEGER DEFAULT '0' NOT NULL,
	parent INTEGER,
	arose_at INTEGER,
	owner INTEGER,
	signed_on TEXT,
	signed_at INTEGER,
	force_rule TEXT DEFAULT '' NOT NULL,
	effective_on TEXT,
	retroactive INTEGER DEFAULT '0' NOT NULL,
	term_count INTEGER,
	term_unit TEXT DEFAULT '' NOT NULL,
	expires_on TEXT,
	renewal TEXT DEFAULT '' NOT NULL,
	renewal_term_count INTEGER,
	renewal_term_unit TEXT DEFAULT '' NOT NULL,
	notice_period_count INTEGER,
	notice_period_unit TEXT DEFAULT '' NOT NULL,
	note TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_agreement PRIMARY KEY (id),
	CONSTRAINT fk_agreement_id FOREIGN KEY(id) REFERENCES record (id),
	CONSTRAINT fk_agreement_parent FOREIGN KEY(parent) REFERENCES record (id),
	CONSTRAINT fk_agreement_arose_at FOREIGN KEY(arose_at) REFERENCES record (id),
	CONSTRAINT fk_agreement_owner FOREIGN KEY(owner) REFERENCES record (id),
	CONSTRAINT fk_agreement_signed_at FOREIGN KEY(signed_at) REFERENCES record (id)
)
 STRICT;

CREATE TABLE agreement_party (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	owner_id INTEGER NOT NULL,
	ordinal INTEGER NOT NULL,
	organisation INTEGER,
	side TEXT DEFAULT 'them' NOT NULL,
	confirmed INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_agreement_party PRIMARY KEY (id),
	CONSTRAINT uq_agreement_party_uid UNIQUE (uid),
	CONSTRAINT fk_agreement_party_owner_id FOREIGN KEY(owner_id) REFERENCES record (id),
	CONSTRAINT fk_agreement_party_organisation FOREIGN KEY(organisation) REFERENCES record (id)
)
 STRICT;

CREATE TABLE agreement_text (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	owner_id INTEGER NOT NULL,
	ordinal INTEGER NOT NULL,
	lang TEXT DEFAULT '' NOT NULL,
	authentic INTEGER DEFAULT '0' NOT NULL,
	prevailing INTEGER DEFAULT '0' NOT NULL,
	document INTEGER,
	CONSTRAINT pk_agreement_text PRIMARY KEY (id),
	CONSTRAINT uq_agreement_text_uid UNIQUE (uid),
	CONSTRAINT fk_agreement_text_owner_id FOREIGN KEY(owner_id) REFERENCES record (id),
	CONSTRAINT fk_agreement_text_document FOREIGN KEY(document) REFERENCES record (id)
)
 STRICT;

CREATE TABLE contact_point (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	owner_id INTEGER NOT NULL,
	ordinal INTEGER NOT NULL,
	kind TEXT DEFAULT 'email' NOT NULL,
	value TEXT DEFAULT '' NOT NULL,
	affiliation INTEGER,
	preferred INTEGER DEFAULT '0' NOT NULL,
	verified_on TEXT,
	invalid_since TEXT,
	CONSTRAINT pk_contact_point PRIMARY KEY (id),
	CONSTRAINT uq_contact_point_uid UNIQUE (uid),
	CONSTRAINT fk_contact_point_owner_id FOREIGN KEY(owner_id) REFERENCES record (id),
	CONSTRAINT fk_contact_point_affiliation FOREIGN KEY(affiliation) REFERENCES record (id)
)
 STRICT;

CREATE TABLE country_priority (
	id INTEGER NOT NULL,
	country TEXT DEFAULT '' NOT NULL,
	level TEXT DEFAULT 'regular' NOT NULL,
	basis TEXT DEFAULT '' NOT NULL,
	valid_from_lo TEXT,
	valid_from_best TEXT,
	valid_from_hi TEXT,
	valid_from_prec TEXT DEFAULT '' NOT NULL,
	valid_from_qual TEXT DEFAULT '' NOT NULL,
	valid_from_said TEXT DEFAULT '' NOT NULL,
	valid_to_lo TEXT,
	valid_to_best TEXT,
	valid_to_hi TEXT,
	valid_to_prec TEXT DEFAULT '' NOT NULL,
	valid_to_qual TEXT DEFAULT '' NOT NULL,
	valid_to_said TEXT DEFAULT '' NOT NULL,
	owner INTEGER,
	yearly_goal TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_country_priority PRIMARY KEY (id),
	CONSTRAINT fk_country_priority_id FOREIGN KEY(id) REFERENCES record (id),
	CONSTRAINT fk_country_priority_owner FOREIGN KEY(owner) REFERENCES record (id)
)
 STRICT;

CREATE TABLE delegate (
	id INTEGER NOT NULL,
	delegation INTEGER,
	person INTEGER,
	placeholder TEXT DEFAULT '' NOT NULL,
	affiliation INTEGER,
	role TEXT DEFAULT 'member' NOT NULL,
	precedence INTEGER,
	precedence_basis TEXT DEFAULT '' NOT NULL,
	precedence_note TEXT DEFAULT '' NOT NULL,
	name_as_printed TEXT DEFAULT '' NOT NULL,
	title_as_printed TEXT DEFAULT '' NOT NULL,
	attendance TEXT DEFAULT 'expected' NOT NULL,
	replaces INTEGER,
	spouse_of INTEGER,
	arrival TEXT DEFAULT '' NOT NULL,
	departure TEXT DEFAULT '' NOT NULL,
	room TEXT DEFAULT '' NOT NULL,
	visa TEXT DEFAULT 'not_needed' NOT NULL,
	dietary_override TEXT DEFAULT '' NOT NULL,
	interpreter_lang TEXT DEFAULT '' NOT NULL,
	note TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_delegate PRIMARY KEY (id),
	CONSTRAINT fk_delegate_id FOREIGN KEY(id) REFERENCES record (id),
	CONSTRAINT fk_delegate_delegation FOREIGN KEY(delegation) REFERENCES record (id),
	CONSTRAINT fk_delegate_person FOREIGN KEY(person) REFERENCES record (id),
	CONSTRAINT fk_delegate_affiliation FOREIGN KEY(affiliation) REFERENCES record (id),
	CONSTRAINT fk_delegate_replaces FOREIGN KEY(replaces) REFERENCES record (id),
	CONSTRAINT fk_delegate_spouse_of FOREIGN KEY(spouse_of) REFERENCES record (id)
)
 STRICT;

CREATE TABLE delegation (
	id INTEGER NOT NULL,
	visit INTEGER,
	side TEXT DEFAULT 'guest' NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	country TEXT DEFAULT '' NOT NULL,
	"order" INTEGER,
	order_basis TEXT DEFAULT '' NOT NULL,
	list_source TEXT DEFAULT 'none' NOT NULL,
	list_date TEXT,
	note TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_delegation PRIMARY KEY (id),
	CONSTRAINT fk_delegation_id FOREIGN KEY(id) REFERENCES record (id),
	CONSTRAINT fk_delegation_visit FOREIGN KEY(visit) REFERENCES record (id)
)
 STRICT;

CREATE TABLE document (
	id INTEGER NOT NULL,
	title TEXT DEFAULT '' NOT NULL,
	kind TEXT DEFAULT 'other' NOT NULL,
	lang TEXT DEFAULT '' NOT NULL,
	file_sha256 TEXT DEFAULT '' NOT NULL,
	file_size INTEGER,
	file_mime TEXT DEFAULT '' NOT NULL,
	file_name TEXT DEFAULT '' NOT NULL,
	on_lo TEXT,
	on_best TEXT,
	on_hi TEXT,
	on_prec TEXT DEFAULT '' NOT NULL,
	on_qual TEXT DEFAULT '' NOT NULL,
	on_said TEXT DEFAULT '' NOT NULL,
	translation_of INTEGER,
	edition TEXT DEFAULT '' NOT NULL,
	signed INTEGER DEFAULT '0' NOT NULL,
	received_from INTEGER,
	note TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_document PRIMARY KEY (id),
	CONSTRAINT fk_document_id FOREIGN KEY(id) REFERENCES record (id),
	CONSTRAINT fk_document_translation_of FOREIGN KEY(translation_of) REFERENCES record (id),
	CONSTRAINT fk_document_received_from FOREIGN KEY(received_from) REFERENCES record (id)
)
 STRICT;

CREATE TABLE event (
	id INTEGER NOT NULL,
	title TEXT DEFAULT '' NOT NULL,
	kind TEXT DEFAULT 'fair' NOT NULL,
	start_lo TEXT,
	start_best TEXT,
	start_hi TEXT,
	start_prec TEXT DEFAULT '' NOT NULL,
	start_qual TEXT DEFAULT '' NOT NULL,
	start_said TEXT DEFAULT '' NOT NULL,
	end_lo TEXT,
	end_best TEXT,
	end_hi TEXT,
	end_prec TEXT DEFAULT '' NOT NULL,
	end_qual TEXT DEFAULT '' NOT NULL,
	end_said TEXT DEFAULT '' NOT NULL,
	place INTEGER,
	place_note TEXT DEFAULT '' NOT NULL,
	our_role TEXT DEFAULT 'guest' NOT NULL,
	repeats_yearly INTEGER DEFAULT '0' NOT NULL,
	deadline_registration_lo TEXT,
	deadline_registration_best TEXT,
	deadline_registration_hi TEXT,
	deadline_registration_prec TEXT DEFAULT '' NOT NULL,
	deadline_registration_qual TEXT DEFAULT '' NOT NULL,
	deadline_registration_said TEXT DEFAULT '' NOT NULL,
	website TEXT DEFAULT '' NOT NULL,
	note TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_event PRIMARY KEY (id),
	CONSTRAINT fk_event_id FOREIGN KEY(id) REFERENCES record (id),
	CONSTRAINT fk_event_place FOREIGN KEY(place) REFERENCES record (id)
)
 STRICT;

CREATE TABLE follow_up (
	id INTEGER NOT NULL,
	text TEXT DEFAULT '' NOT NULL,
	type TEXT DEFAULT 'other' NOT NULL,
	by_side TEXT DEFAULT 'us' NOT NULL,
	"by" INTEGER,
	"to" INTEGER,
	visit INTEGER,
	arose_at INTEGER,
	said_as TEXT DEFAULT '' NOT NULL,
	source INTEGER,
	source_line TEXT DEFAULT '' NOT NULL,
	about INTEGER,
	due_mode TEXT DEFAULT 'undated' NOT NULL,
	due_lo TEXT,
	due_best TEXT,
	due_hi TEXT,
	due_prec TEXT DEFAULT '' NOT NULL,
	due_qual TEXT DEFAULT '' NOT NULL,
	due_said TEXT DEFAULT '' NOT NULL,
	window_opens_lo TEXT,
	window_opens_best TEXT,
	window_opens_hi TEXT,
	window_opens_prec TEXT DEFAULT '' NOT NULL,
	window_opens_qual TEXT DEFAULT '' NOT NULL,
	window_opens_said TEXT DEFAULT '' NOT NULL,
	window_closes_lo TEXT,
	window_closes_best TEXT,
	window_closes_hi TEXT,
	window_closes_prec TEXT DEFAULT '' NOT NULL,
	window_closes_qual TEXT DEFAULT '' NOT NULL,
	window_closes_said TEXT DEFAULT '' NOT NULL,
	window_anchor TEXT DEFAULT '' NOT NULL,
	window_anchor_id INTEGER,
	window_offset_min INTEGER,
	window_offset_max INTEGER,
	window_unit TEXT DEFAULT '' NOT NULL,
	window_recompute INTEGER DEFAULT '0' NOT NULL,
	rrule TEXT DEFAULT '' NOT NULL,
	condition TEXT DEFAULT '' NOT NULL,
	roll TEXT DEFAULT '' NOT NULL,
	calendar TEXT DEFAULT 'ours' NOT NULL,
	review_on TEXT,
	snoozed_until TEXT,
	snooze_reason TEXT DEFAULT '' NOT NULL,
	responsible INTEGER,
	escalate_after INTEGER,
	escalate_to INTEGER,
	status TEXT DEFAULT 'open' NOT NULL,
	done_on TEXT,
	result TEXT DEFAULT '' NOT NULL,
	reason TEXT DEFAULT '' NOT NULL,
	parent INTEGER,
	plan_run INTEGER,
	plan_step TEXT DEFAULT '' NOT NULL,
	note TEXT DEFAULT '' NOT NULL,
	opens_on TEXT,
	closes_on TEXT,
	closing_from TEXT,
	terminal INTEGER,
	best_opens TEXT,
	best_half TEXT,
	best_closes TEXT,
	CONSTRAINT pk_follow_up PRIMARY KEY (id),
	CONSTRAINT fk_follow_up_id FOREIGN KEY(id) REFERENCES record (id),
	CONSTRAINT fk_follow_up_by FOREIGN KEY("by") REFERENCES record (id),
	CONSTRAINT fk_follow_up_to FOREIGN KEY("to") REFERENCES record (id),
	CONSTRAINT fk_follow_up_visit FOREIGN KEY(visit) REFERENCES record (id),
	CONSTRAINT fk_follow_up_arose_at FOREIGN KEY(arose_at) REFERENCES record (id),
	CONSTRAINT fk_follow_up_source FOREIGN KEY(source) REFERENCES record (id),
	CONSTRAINT fk_follow_up_about FOREIGN KEY(about) REFERENCES record (id),
	CONSTRAINT fk_follow_up_window_anchor_id FOREIGN KEY(window_anchor_id) REFERENCES record (id),
	CONSTRAINT fk_follow_up_responsible FOREIGN KEY(responsible) REFERENCES record (id),
	CONSTRAINT fk_follow_up_escalate_to FOREIGN KEY(escalate_to) REFERENCES record (id),
	CONSTRAINT fk_follow_up_parent FOREIGN KEY(parent) REFERENCES record (id),
	CONSTRAINT fk_follow_up_plan_run FOREIGN KEY(plan_run) REFERENCES record (id)
)
 STRICT;

CREATE TABLE follow_up_reminder (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	owner_id INTEGER NOT NULL,
	ordinal INTEGER NOT NULL,
	"on" TEXT,
	what TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_follow_up_reminder PRIMARY KEY (id),
	CONSTRAINT uq_follow_up_reminder_uid UNIQUE (uid),
	CONSTRAINT fk_follow_up_reminder_owner_id FOREIGN KEY(owner_id) REFERENCES record (id)
)
 STRICT;

CREATE TABLE holiday (
	id INTEGER NOT NULL,
	country TEXT DEFAULT '' NOT NULL,
	"on" TEXT,
	kind TEXT DEFAULT 'day_off' NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	provisional INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_holiday PRIMARY KEY (id),
	CONSTRAINT fk_holiday_id FOREIGN KEY(id) REFERENCES record (id)
)
 STRICT;

CREATE TABLE interaction (
	id INTEGER NOT NULL,
	kind TEXT DEFAULT 'note' NOT NULL,
	at_lo TEXT,
	at_best TEXT,
	at_hi TEXT,
	at_prec TEXT DEFAULT '' NOT NULL,
	at_qual TEXT DEFAULT '' NOT NULL,
	at_said TEXT DEFAULT '' NOT NULL,
	summary TEXT DEFAULT '' NOT NULL,
	place INTEGER,
	result TEXT DEFAULT '' NOT NULL,
	approved_by INTEGER,
	note TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_interaction PRIMARY KEY (id),
	CONSTRAINT fk_interaction_id FOREIGN KEY(id) REFERENCES record (id),
	CONSTRAINT fk_interaction_place FOREIGN KEY(place) REFERENCES record (id),
	CONSTRAINT fk_interaction_approved_by FOREIGN KEY(approved_by) REFERENCES record (id)
)
 STRICT;

CREATE TABLE interest (
	id INTEGER NOT NULL,
	offering INTEGER,
	topic TEXT DEFAULT '' NOT NULL,
	"by" INTEGER,
	nature TEXT DEFAULT '' NOT NULL,
	stage TEXT DEFAULT 'noted' NOT NULL,
	strength TEXT DEFAULT '' NOT NULL,
	found_at INTEGER,
	expected_opens_lo TEXT,
	expected_opens_best TEXT,
	expected_opens_hi TEXT,
	expected_opens_prec TEXT DEFAULT '' NOT NULL,
	expected_opens_qual TEXT DEFAULT '' NOT NULL,
	expected_opens_said TEXT DEFAULT '' NOT NULL,
	expected_closes_lo TEXT,
	expected_closes_best TEXT,
	expected_closes_hi TEXT,
	expected_closes_prec TEXT DEFAULT '' NOT NULL,
	expected_closes_qual TEXT DEFAULT '' NOT NULL,
	expected_closes_said TEXT DEFAULT '' NOT NULL,
	expected_anchor TEXT DEFAULT '' NOT NULL,
	expected_anchor_id INTEGER,
	expected_offset_min INTEGER,
	expected_offset_max INTEGER,
	expected_unit TEXT DEFAULT '' NOT NULL,
	expected_recompute INTEGER DEFAULT '0' NOT NULL,
	value_amount TEXT DEFAULT '' NOT NULL,
	value_currency TEXT DEFAULT '' NOT NULL,
	owner INTEGER,
	lost_reason TEXT DEFAULT '' NOT NULL,
	note TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_interest PRIMARY KEY (id),
	CONSTRAINT fk_interest_id FOREIGN KEY(id) REFERENCES record (id),
	CONSTRAINT fk_interest_offering FOREIGN KEY(offering) REFERENCES record (id),
	CONSTRAINT fk_interest_by FOREIGN KEY("by") REFERENCES record (id),
	CONSTRAINT fk_interest_found_at FOREIGN KEY(found_at) REFERENCES record (id),
	CONSTRAINT fk_interest_expected_anchor_id FOREIGN KEY(expected_anchor_id) REFERENCES record (id),
	CONSTRAINT fk_interest_owner FOREIGN KEY(owner) REFERENCES record (id)
)
 STRICT;

CREATE TABLE invitation (
	id INTEGER NOT NULL,
	direction TEXT DEFAULT 'sent' NOT NULL,
	occasion INTEGER,
	inviter INTEGER,
	invitee INTEGER,
	arose_at INTEGER,
	form TEXT DEFAULT 'letter' NOT NULL,
	on_lo TEXT,
	on_best TEXT,
	on_hi TEXT,
	on_prec TEXT DEFAULT '' NOT NULL,
	on_qual TEXT DEFAULT '' NOT NULL,
	on_said TEXT DEFAULT '' NOT NULL,
	reply_mode TEXT DEFAULT 'rsvp' NOT NULL,
	reply_by_lo TEXT,
	reply_by_best TEXT,
	reply_by_hi TEXT,
	reply_by_prec TEXT DEFAULT '' NOT NULL,
	reply_by_qual TEXT DEFAULT '' NOT NULL,
	reply_by_said TEXT DEFAULT '' NOT NULL,
	status TEXT DEFAULT 'planned' NOT NULL,
	replied_on TEXT,
	companions INTEGER,
	costs_borne_by TEXT DEFAULT '' NOT NULL,
	visa_support INTEGER DEFAULT '0' NOT NULL,
	note TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_invitation PRIMARY KEY (id),
	CONSTRAINT fk_invitation_id FOREIGN KEY(id) REFERENCES record (id),
	CONSTRAINT fk_invitation_occasion FOREIGN KEY(occasion) REFERENCES record (id),
	CONSTRAINT fk_invitation_inviter FOREIGN KEY(inviter) REFERENCES record (id),
	CONSTRAINT fk_invitation_invitee FOREIGN KEY(invitee) REFERENCES record (id),
	CONSTRAINT fk_invitation_arose_at FOREIGN KEY(arose_at) REFERENCES record (id)
)
 STRICT;

CREATE TABLE item_person (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	owner_id INTEGER NOT NULL,
	ordinal INTEGER NOT NULL,
	person INTEGER,
	role TEXT DEFAULT 'guest' NOT NULL,
	CONSTRAINT pk_item_person PRIMARY KEY (id),
	CONSTRAINT uq_item_person_uid UNIQUE (uid),
	CONSTRAINT fk_item_person_owner_id FOREIGN KEY(owner_id) REFERENCES record (id),
	CONSTRAINT fk_item_person_person FOREIGN KEY(person) REFERENCES record (id)
)
 STRICT;

CREATE TABLE journal (
	id INTEGER NOT NULL,
	work_id INTEGER NOT NULL,
	operation TEXT NOT NULL,
	kind TEXT NOT NULL,
	record_id INTEGER,
	record_uid TEXT NOT NULL,
	digest TEXT NOT NULL,
	CONSTRAINT pk_journal PRIMARY KEY (id),
	CONSTRAINT fk_journal_work_id FOREIGN KEY(work_id) REFERENCES work (id)
)
 STRICT;

CREATE TABLE journal_payload (
	journal_id INTEGER NOT NULL,
	salt TEXT NOT NULL,
	body TEXT NOT NULL,
	CONSTRAINT pk_journal_payload PRIMARY KEY (journal_id),
	CONSTRAINT fk_journal_payload_journal_id FOREIGN KEY(journal_id) REFERENCES journal (id)
)
 STRICT;

CREATE TABLE link (
	from_id INTEGER NOT NULL,
	role TEXT NOT NULL,
	to_id INTEGER NOT NULL,
	ordinal INTEGER NOT NULL,
	CONSTRAINT pk_link PRIMARY KEY (from_id, role, to_id),
	CONSTRAINT fk_link_from_id FOREIGN KEY(from_id) REFERENCES record (id),
	CONSTRAINT fk_link_to_id FOREIGN KEY(to_id) REFERENCES record (id)
)
 STRICT;

CREATE TABLE offering (
	id INTEGER NOT NULL,
	names TEXT DEFAULT '' NOT NULL,
	owner_org INTEGER,
	domain INTEGER,
	readiness INTEGER,
	control_flag TEXT DEFAULT 'unchecked' NOT NULL,
	note TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_offering PRIMARY KEY (id),
	CONSTRAINT fk_offering_id FOREIGN KEY(id) REFERENCES record (id),
	CONSTRAINT fk_offering_owner_org FOREIGN KEY(owner_org) REFERENCES record (id),
	CONSTRAINT fk_offering_domain FOREIGN KEY(domain) REFERENCES record (id)
)
 STRICT;

CREATE TABLE organisation (
	id INTEGER NOT NULL,
	kind TEXT DEFAULT 'other' NOT NULL,
	parent INTEGER,
	successor INTEGER,
	place INTEGER,
	relation TEXT DEFAULT 'contact' NOT NULL,
	is_ours INTEGER DEFAULT '0' NOT NULL,
	owner INTEGER,
	address TEXT DEFAULT '' NOT NULL,
	website TEXT DEFAULT '' NOT NULL,
	size_note TEXT DEFAULT '' NOT NULL,
	note TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_organisation PRIMARY KEY (id),
	CONSTRAINT fk_organisation_id FOREIGN KEY(id) REFERENCES record (id),
	CONSTRAINT fk_organisation_parent FOREIGN KEY(parent) REFERENCES record (id),
	CONSTRAINT fk_organisation_successor FOREIGN KEY(successor) REFERENCES record (id),
	CONSTRAINT fk_organisation_place FOREIGN KEY(place) REFERENCES record (id),
	CONSTRAINT fk_organisation_owner FOREIGN KEY(owner) REFERENCES record (id)
)
 STRICT;

CREATE TABLE organisation_contact (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	owner_id INTEGER NOT NULL,
	ordinal INTEGER NOT NULL,
	kind TEXT DEFAULT 'email' NOT NULL,
	value TEXT DEFAULT '' NOT NULL,
	preferred INTEGER DEFAULT '0' NOT NULL,
	invalid_since TEXT,
	CONSTRAINT pk_organisation_contact PRIMARY KEY (id),
	CONSTRAINT uq_organisation_contact_uid UNIQUE (uid),
	CONSTRAINT fk_organisation_contact_owner_id FOREIGN KEY(owner_id) REFERENCES record (id)
)
 STRICT;

CREATE TABLE organisation_name (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	owner_id INTEGER NOT NULL,
	ordinal INTEGER NOT NULL,
	text TEXT DEFAULT '' NOT NULL,
	lang TEXT DEFAULT '' NOT NULL,
	script TEXT DEFAULT '' NOT NULL,
	form TEXT DEFAULT 'official' NOT NULL,
	verified INTEGER DEFAULT '0' NOT NULL,
	valid_from_lo TEXT,
	valid_from_best TEXT,
	valid_from_hi TEXT,
	valid_from_prec TEXT DEFAULT '' NOT NULL,
	valid_from_qual TEXT DEFAULT '' NOT NULL,
	valid_from_said TEXT DEFAULT '' NOT NULL,
	valid_to_lo TEXT,
	valid_to_best TEXT,
	valid_to_hi TEXT,
	valid_to_prec TEXT DEFAULT '' NOT NULL,
	valid_to_qual TEXT DEFAULT '' NOT NULL,
	valid_to_said TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_organisation_name PRIMARY KEY (id),
	CONSTRAINT uq_organisation_name_uid UNIQUE (uid),
	CONSTRAINT fk_organisation_name_owner_id FOREIGN KEY(owner_id) REFERENCES record (id)
)
 STRICT;

CREATE TABLE person (
	id INTEGER NOT NULL,
	gender TEXT DEFAULT 'unspecified' NOT NULL,
	citizenship TEXT DEFAULT '' NOT NULL,
	languages TEXT DEFAULT '' NOT NULL,
	needs_interpreter TEXT DEFAULT 'unknown' NOT NULL,
	honorific TEXT DEFAULT '' NOT NULL,
	degrees TEXT DEFAULT '' NOT NULL,
	bio TEXT DEFAULT '' NOT NULL,
	dietary TEXT DEFAULT '' NOT NULL,
	dietary_note TEXT DEFAULT '' NOT NULL,
	accessibility TEXT DEFAULT '' NOT NULL,
	protocol_notes TEXT DEFAULT '' NOT NULL,
	assistant INTEGER,
	status TEXT DEFAULT 'active' NOT NULL,
	owner INTEGER,
	note TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_person PRIMARY KEY (id),
	CONSTRAINT fk_person_id FOREIGN KEY(id) REFERENCES record (id),
	CONSTRAINT fk_person_assistant FOREIGN KEY(assistant) REFERENCES record (id),
	CONSTRAINT fk_person_owner FOREIGN KEY(owner) REFERENCES record (id)
)
 STRICT;

CREATE TABLE person_name (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	owner_id INTEGER NOT NULL,
	ordinal INTEGER NOT NULL,
	"full" TEXT DEFAULT '' NOT NULL,
	lang TEXT DEFAULT '' NOT NULL,
	script TEXT DEFAULT '' NOT NULL,
	kind TEXT DEFAULT 'preferred' NOT NULL,
	family TEXT DEFAULT '' NOT NULL,
	given TEXT DEFAULT '' NOT NULL,
	given2 TEXT DEFAULT '' NOT NULL,
	prefix TEXT DEFAULT '' NOT NULL,
	suffix TEXT DEFAULT '' NOT NULL,
	"order" TEXT DEFAULT 'given_first' NOT NULL,
	system TEXT DEFAULT 'none' NOT NULL,
	verified TEXT DEFAULT 'guess' NOT NULL,
	CONSTRAINT pk_person_name PRIMARY KEY (id),
	CONSTRAINT uq_person_name_uid UNIQUE (uid),
	CONSTRAINT fk_person_name_owner_id FOREIGN KEY(owner_id) REFERENCES record (id)
)
 STRICT;

CREATE TABLE place (
	id INTEGER NOT NULL,
	names TEXT DEFAULT '' NOT NULL,
	kind TEXT DEFAULT 'city' NOT NULL,
	parent INTEGER,
	country TEXT DEFAULT '' NOT NULL,
	timezone TEXT DEFAULT '' NOT NULL,
	sister_status TEXT DEFAULT 'none' NOT NULL,
	note TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_place PRIMARY KEY (id),
	CONSTRAINT fk_place_id FOREIGN KEY(id) REFERENCES record (id),
	CONSTRAINT fk_place_parent FOREIGN KEY(parent) REFERENCES record (id)
)
 STRICT;

CREATE TABLE plan_change (
	id INTEGER NOT NULL,
	"plan" TEXT DEFAULT '' NOT NULL,
	step TEXT DEFAULT '' NOT NULL,
	left_out INTEGER DEFAULT '0' NOT NULL,
	least INTEGER,
	most INTEGER,
	unit TEXT DEFAULT '' NOT NULL,
	roll TEXT DEFAULT '' NOT NULL,
	owner TEXT DEFAULT '' NOT NULL,
	closes_by TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_plan_change PRIMARY KEY (id),
	CONSTRAINT fk_plan_change_id FOREIGN KEY(id) REFERENCES record (id)
)
 STRICT;

CREATE TABLE plan_run (
	id INTEGER NOT NULL,
	"plan" TEXT DEFAULT '' NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	edition INTEGER,
	subject INTEGER,
	applied_on TEXT,
	CONSTRAINT pk_plan_run PRIMARY KEY (id),
	CONSTRAINT fk_plan_run_id FOREIGN KEY(id) REFERENCES record (id),
	CONSTRAINT fk_plan_run_subject FOREIGN KEY(subject) REFERENCES record (id)
)
 STRICT;

CREATE TABLE press_item (
	id INTEGER NOT NULL,
	title TEXT DEFAULT '' NOT NULL,
	outlet INTEGER,
	authors TEXT DEFAULT '' NOT NULL,
	photo_credit TEXT DEFAULT '' NOT NULL,
	published_on_lo TEXT,
	published_on_best TEXT,
	published_on_hi TEXT,
	published_on_prec TEXT DEFAULT '' NOT NULL,
	published_on_qual TEXT DEFAULT '' NOT NULL,
	published_on_said TEXT DEFAULT '' NOT NULL,
	lang TEXT DEFAULT '' NOT NULL,
	url TEXT DEFAULT '' NOT NULL,
	archived_copy INTEGER,
	tone TEXT DEFAULT '' NOT NULL,
	translation_of TEXT DEFAULT '' NOT NULL,
	note TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_press_item PRIMARY KEY (id),
	CONSTRAINT fk_press_item_id FOREIGN KEY(id) REFERENCES record (id),
	CONSTRAINT fk_press_item_outlet FOREIGN KEY(outlet) REFERENCES record (id),
	CONSTRAINT fk_press_item_archived_copy FOREIGN KEY(archived_copy) REFERENCES record (id)
)
 STRICT;

CREATE TABLE programme_item (
	id INTEGER NOT NULL,
	visit INTEGER,
	seq INTEGER,
	kind TEXT DEFAULT '' NOT NULL,
	title TEXT DEFAULT '' NOT NULL,
	day TEXT,
	part TEXT DEFAULT '' NOT NULL,
	start TEXT,
	"end" TEXT,
	venue INTEGER,
	room TEXT DEFAULT '' NOT NULL,
	host_org INTEGER,
	topics TEXT DEFAULT '' NOT NULL,
	result TEXT DEFAULT '' NOT NULL,
	status TEXT DEFAULT 'draft' NOT NULL,
	visibility TEXT DEFAULT 'guest' NOT NULL,
	interpreter TEXT DEFAULT 'none' NOT NULL,
	interpreter_note TEXT DEFAULT '' NOT NULL,
	transport TEXT DEFAULT '' NOT NULL,
	dress TEXT DEFAULT '' NOT NULL,
	meal TEXT DEFAULT '' NOT NULL,
	note TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_programme_item PRIMARY KEY (id),
	CONSTRAINT fk_programme_item_id FOREIGN KEY(id) REFERENCES record (id),
	CONSTRAINT fk_programme_item_visit FOREIGN KEY(visit) REFERENCES record (id),
	CONSTRAINT fk_programme_item_venue FOREIGN KEY(venue) REFERENCES record (id),
	CONSTRAINT fk_programme_item_host_org FOREIGN KEY(host_org) REFERENCES record (id)
)
 STRICT;

CREATE TABLE quote (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	owner_id INTEGER NOT NULL,
	ordinal INTEGER NOT NULL,
	words_said TEXT DEFAULT '' NOT NULL,
	person INTEGER,
	position TEXT DEFAULT '' NOT NULL,
	paraphrase INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_quote PRIMARY KEY (id),
	CONSTRAINT uq_quote_uid UNIQUE (uid),
	CONSTRAINT fk_quote_owner_id FOREIGN KEY(owner_id) REFERENCES record (id),
	CONSTRAINT fk_quote_person FOREIGN KEY(person) REFERENCES record (id)
)
 STRICT;

CREATE TABLE rank_level (
	id INTEGER NOT NULL,
	scheme TEXT DEFAULT 'own' NOT NULL,
	value INTEGER,
	names TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_rank_level PRIMARY KEY (id),
	CONSTRAINT fk_rank_level_id FOREIGN KEY(id) REFERENCES record (id)
)
 STRICT;

CREATE TABLE record (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid TEXT NOT NULL,
	kind TEXT NOT NULL,
	version INTEGER DEFAULT '1' NOT NULL,
	archived_at TEXT,
	merged_into INTEGER,
	created_work INTEGER NOT NULL,
	search_text TEXT DEFAULT '' NOT NULL,
	extra TEXT DEFAULT '' NOT NULL,
	confidentiality TEXT DEFAULT 'internal' NOT NULL,
	source_note TEXT DEFAULT '' NOT NULL,
	CONSTRAINT uq_record_uid UNIQUE (uid),
	CONSTRAINT fk_record_merged_into FOREIGN KEY(merged_into) REFERENCES record (id)
)
 STRICT;

CREATE TABLE registry_id (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	owner_id INTEGER NOT NULL,
	ordinal INTEGER NOT NULL,
	value TEXT DEFAULT '' NOT NULL,
	scheme TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_registry_id PRIMARY KEY (id),
	CONSTRAINT uq_registry_id_uid UNIQUE (uid),
	CONSTRAINT fk_registry_id_owner_id FOREIGN KEY(owner_id) REFERENCES record (id)
)
 STRICT;

CREATE TABLE reminder_look (
	login TEXT NOT NULL,
	day TEXT NOT NULL,
	read_to INTEGER DEFAULT '0' NOT NULL,
	CONSTRAINT pk_reminder_look PRIMARY KEY (login)
)
 STRICT;

CREATE TABLE reminder_shown (
	id INTEGER NOT NULL,
	login TEXT NOT NULL,
	fire_on TEXT NOT NULL,
	subject TEXT NOT NULL,
	lead TEXT NOT NULL,
	shown_at TEXT NOT NULL,
	by_device TEXT NOT NULL,
	CONSTRAINT pk_reminder_shown PRIMARY KEY (id)
)
 STRICT;

CREATE TABLE sample (
	id INTEGER NOT NULL,
	offering INTEGER,
	interest INTEGER,
	recipient INTEGER,
	quantity INTEGER,
	unit TEXT DEFAULT '' NOT NULL,
	serials TEXT DEFAULT '' NOT NULL,
	sent_on_lo TEXT,
	sent_on_best TEXT,
	sent_on_hi TEXT,
	sent_on_prec TEXT DEFAULT '' NOT NULL,
	sent_on_qual TEXT DEFAULT '' NOT NULL,
	sent_on_said TEXT DEFAULT '' NOT NULL,
	basis INTEGER,
	export_document INTEGER,
	test_start_lo TEXT,
	test_start_best TEXT,
	test_start_hi TEXT,
	test_start_prec TEXT DEFAULT '' NOT NULL,
	test_start_qual TEXT DEFAULT '' NOT NULL,
	test_start_said TEXT DEFAULT '' NOT NULL,
	result_due_opens_lo TEXT,
	result_due_opens_best TEXT,
	result_due_opens_hi TEXT,
	result_due_opens_prec TEXT DEFAULT '' NOT NULL,
	result_due_opens_qual TEXT DEFAULT '' NOT NULL,
	result_due_opens_said TEXT DEFAULT '' NOT NULL,
	result_due_closes_lo TEXT,
	result_due_closes_best TEXT,
	result_due_closes_hi TEXT,
	result_due_closes_prec TEXT DEFAULT '' NOT NULL,
	result_due_closes_qual TEXT DEFAULT '' NOT NULL,
	result_due_closes_said TEXT DEFAULT '' NOT NULL,
	result_due_anchor TEXT DEFAULT '' NOT NULL,
	result_due_anchor_id INTEGER,
	result_due_offset_min INTEGER,
	result_due_offset_max INTEGER,
	result_due_unit TEXT DEFAULT '' NOT NULL,
	result_due_recompute INTEGER DEFAULT '0' NOT NULL,
	result TEXT DEFAULT 'pending' NOT NULL,
	disposition TEXT DEFAULT 'at_recipient' NOT NULL,
	report INTEGER,
	note TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_sample PRIMARY KEY (id),
	CONSTRAINT fk_sample_id FOREIGN KEY(id) REFERENCES record (id),
	CONSTRAINT fk_sample_offering FOREIGN KEY(offering) REFERENCES record (id),
	CONSTRAINT fk_sample_interest FOREIGN KEY(interest) REFERENCES record (id),
	CONSTRAINT fk_sample_recipient FOREIGN KEY(recipient) REFERENCES record (id),
	CONSTRAINT fk_sample_basis FOREIGN KEY(basis) REFERENCES record (id),
	CONSTRAINT fk_sample_export_document FOREIGN KEY(export_document) REFERENCES record (id),
	CONSTRAINT fk_sample_result_due_anchor_id FOREIGN KEY(result_due_anchor_id) REFERENCES record (id),
	CONSTRAINT fk_sample_report FOREIGN KEY(report) REFERENCES record (id)
)
 STRICT;

CREATE TABLE saved_view (
	id INTEGER NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	page TEXT DEFAULT '' NOT NULL,
	kind TEXT DEFAULT '' NOT NULL,
	part TEXT DEFAULT '' NOT NULL,
	words TEXT DEFAULT '' NOT NULL,
	columns TEXT DEFAULT '' NOT NULL,
	sort TEXT DEFAULT '' NOT NULL,
	mode TEXT DEFAULT '' NOT NULL,
	on_today INTEGER DEFAULT '0' NOT NULL,
	owner INTEGER,
	CONSTRAINT pk_saved_view PRIMARY KEY (id),
	CONSTRAINT fk_saved_view_id FOREIGN KEY(id) REFERENCES record (id),
	CONSTRAINT fk_saved_view_owner FOREIGN KEY(owner) REFERENCES record (id)
)
 STRICT;

CREATE TABLE setting (
	"key" TEXT NOT NULL,
	value TEXT NOT NULL,
	CONSTRAINT pk_setting PRIMARY KEY ("key")
)
 STRICT;

CREATE TABLE signatory (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	owner_id INTEGER NOT NULL,
	ordinal INTEGER NOT NULL,
	person INTEGER,
	party INTEGER,
	title_as_signed TEXT DEFAULT '' NOT NULL,
	authority INTEGER,
	signed_on TEXT,
	CONSTRAINT pk_signatory PRIMARY KEY (id),
	CONSTRAINT uq_signatory_uid UNIQUE (uid),
	CONSTRAINT fk_signatory_owner_id FOREIGN KEY(owner_id) REFERENCES record (id),
	CONSTRAINT fk_signatory_person FOREIGN KEY(person) REFERENCES record (id),
	CONSTRAINT fk_signatory_party FOREIGN KEY(party) REFERENCES record (id),
	CONSTRAINT fk_signatory_authority FOREIGN KEY(authority) REFERENCES record (id)
)
 STRICT;

CREATE TABLE tag (
	id INTEGER NOT NULL,
	names TEXT DEFAULT '' NOT NULL,
	note TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_tag PRIMARY KEY (id),
	CONSTRAINT fk_tag_id FOREIGN KEY(id) REFERENCES record (id)
)
 STRICT;

CREATE TABLE title (
	record_id INTEGER NOT NULL,
	lang TEXT NOT NULL,
	kind TEXT NOT NULL,
	text TEXT NOT NULL,
	sort TEXT NOT NULL,
	CONSTRAINT pk_title PRIMARY KEY (record_id, lang),
	CONSTRAINT fk_title_record_id FOREIGN KEY(record_id) REFERENCES record (id)
)
 STRICT;

CREATE TABLE user (
	id INTEGER NOT NULL,
	login TEXT DEFAULT '' NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	role TEXT DEFAULT 'officer' NOT NULL,
	duties TEXT DEFAULT '' NOT NULL,
	locale TEXT DEFAULT '' NOT NULL,
	stands_in INTEGER,
	away_from TEXT,
	away_until TEXT,
	active_from TEXT,
	active_until TEXT,
	CONSTRAINT pk_user PRIMARY KEY (id),
	CONSTRAINT fk_user_id FOREIGN KEY(id) REFERENCES record (id),
	CONSTRAINT fk_user_stands_in FOREIGN KEY(stands_in) REFERENCES record (id)
)
 STRICT;

CREATE TABLE visit (
	id INTEGER NOT NULL,
	title TEXT DEFAULT '' NOT NULL,
	reference TEXT DEFAULT '' NOT NULL,
	direction TEXT DEFAULT 'incoming' NOT NULL,
	kinds TEXT DEFAULT '' NOT NULL,
	status TEXT DEFAULT 'inquiry' NOT NULL,
	status_reason TEXT DEFAULT '' NOT NULL,
	start_lo TEXT,
	start_best TEXT,
	start_hi TEXT,
	start_prec TEXT DEFAULT '' NOT NULL,
	start_qual TEXT DEFAULT '' NOT NULL,
	start_said TEXT DEFAULT '' NOT NULL,
	end_lo TEXT,
	end_best TEXT,
	end_hi TEXT,
	end_prec TEXT DEFAULT '' NOT NULL,
	end_qual TEXT DEFAULT '' NOT NULL,
	end_said TEXT DEFAULT '' NOT NULL,
	country TEXT DEFAULT '' NOT NULL,
	purpose TEXT DEFAULT '' NOT NULL,
	initiated_by TEXT DEFAULT '' NOT NULL,
	level TEXT DEFAULT '' NOT NULL,
	languages TEXT DEFAULT '' NOT NULL,
	coordinator INTEGER,
	headcount_stated INTEGER,
	retrospective INTEGER DEFAULT '0' NOT NULL,
	return_of INTEGER,
	event INTEGER,
	merged_into INTEGER,
	decision_by TEXT DEFAULT '' NOT NULL,
	decision_on TEXT,
	decision_reference TEXT DEFAULT '' NOT NULL,
	programme_approved_on TEXT,
	programme_sent_on TEXT,
	summary TEXT DEFAULT '' NOT NULL,
	outcome_rating TEXT DEFAULT '' NOT NULL,
	outcome_text TEXT DEFAULT '' NOT NULL,
	report_approved_on TEXT,
	report_distributed_on TEXT,
	note TEXT DEFAULT '' NOT NULL,
	year INTEGER,
	CONSTRAINT pk_visit PRIMARY KEY (id),
	CONSTRAINT fk_visit_id FOREIGN KEY(id) REFERENCES record (id),
	CONSTRAINT fk_visit_coordinator FOREIGN KEY(coordinator) REFERENCES record (id),
	CONSTRAINT fk_visit_return_of FOREIGN KEY(return_of) REFERENCES record (id),
	CONSTRAINT fk_visit_event FOREIGN KEY(event) REFERENCES record (id),
	CONSTRAINT fk_visit_merged_into FOREIGN KEY(merged_into) REFERENCES record (id)
)
 STRICT;

CREATE TABLE visit_cost (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	owner_id INTEGER NOT NULL,
	ordinal INTEGER NOT NULL,
	item TEXT DEFAULT '' NOT NULL,
	payer TEXT DEFAULT 'us' NOT NULL,
	planned_amount TEXT DEFAULT '' NOT NULL,
	planned_currency TEXT DEFAULT '' NOT NULL,
	actual_amount TEXT DEFAULT '' NOT NULL,
	actual_currency TEXT DEFAULT '' NOT NULL,
	CONSTRAINT pk_visit_cost PRIMARY KEY (id),
	CONSTRAINT uq_visit_cost_uid UNIQUE (uid),
	CONSTRAINT fk_visit_cost_owner_id FOREIGN KEY(owner_id) REFERENCES record (id)
)
 STRICT;

CREATE TABLE visit_host (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	owner_id INTEGER NOT NULL,
	ordinal INTEGER NOT NULL,
	organisation INTEGER,
	role TEXT DEFAULT 'lead' NOT NULL,
	contact INTEGER,
	CONSTRAINT pk_visit_host PRIMARY KEY (id),
	CONSTRAINT uq_visit_host_uid UNIQUE (uid),
	CONSTRAINT fk_visit_host_owner_id FOREIGN KEY(owner_id) REFERENCES record (id),
	CONSTRAINT fk_visit_host_organisation FOREIGN KEY(organisation) REFERENCES record (id),
	CONSTRAINT fk_visit_host_contact FOREIGN KEY(contact) REFERENCES record (id)
)
 STRICT;

CREATE TABLE work (
	id INTEGER NOT NULL,
	at TEXT NOT NULL,
	actor TEXT NOT NULL,
	label TEXT NOT NULL,
	sort TEXT NOT NULL,
	target INTEGER,
	seal TEXT NOT NULL,
	CONSTRAINT pk_work PRIMARY KEY (id)
)
 STRICT;

CREATE INDEX ix_affiliation_organisation ON affiliation (organisation);

CREATE INDEX ix_affiliation_person ON affiliation (person);

CREATE INDEX ix_affiliation_rank ON affiliation (rank) WHERE rank IS NOT NULL;

CREATE INDEX ix_affiliation_source ON affiliation (source) WHERE source IS NOT NULL;

CREATE INDEX ix_agreement_arose_at ON agreement (arose_at) WHERE arose_at IS NOT NULL;

CREATE INDEX ix_agreement_expires_on ON agreement (expires_on);

CREATE INDEX ix_agreement_owner ON agreement (owner) WHERE owner IS NOT NULL;

CREATE INDEX ix_agreement_parent ON agreement (parent) WHERE parent IS NOT NULL;

CREATE INDEX ix_agreement_party_organisation ON agreement_party (organisation) WHERE organisation IS NOT NULL;

CREATE INDEX ix_agreement_party_owner_id_ordinal ON agreement_party (owner_id, ordinal);

CREATE INDEX ix_agreement_signed_at ON agreement (signed_at) WHERE signed_at IS NOT NULL;

CREATE INDEX ix_agreement_status ON agreement (status);

CREATE INDEX ix_agreement_text_document ON agreement_text (document) WHERE document IS NOT NULL;

CREATE INDEX ix_agreement_text_owner_id_ordinal ON agreement_text (owner_id, ordinal);

CREATE INDEX ix_contact_point_affiliation ON contact_point (affiliation) WHERE affiliation IS NOT NULL;

CREATE INDEX ix_contact_point_owner_id_ordinal ON contact_point (owner_id, ordinal);

CREATE INDEX ix_country_priority_owner ON country_priority (owner) WHERE owner IS NOT NULL;

CREATE INDEX ix_delegate_affiliation ON delegate (affiliation) WHERE affiliation IS NOT NULL;

CREATE INDEX ix_delegate_delegation ON delegate (delegation);

CREATE INDEX ix_delegate_person ON delegate (person);

CREATE INDEX ix_delegate_replaces ON delegate (replaces) WHERE replaces IS NOT NULL;

CREATE INDEX ix_delegate_spouse_of ON delegate (spouse_of) WHERE spouse_of IS NOT NULL;

CREATE INDEX ix_delegation_visit ON delegation (visit);

CREATE INDEX ix_document_received_from ON document (received_from) WHERE received_from IS NOT NULL;

CREATE INDEX ix_document_translation_of ON document (translation_of) WHERE translation_of IS NOT NULL;

CREATE INDEX ix_event_place ON event (place) WHERE place IS NOT NULL;

CREATE INDEX ix_follow_up_about ON follow_up (about) WHERE terminal = 0;

CREATE INDEX ix_follow_up_about_filled ON follow_up (about) WHERE about IS NOT NULL;

CREATE INDEX ix_follow_up_arose_at ON follow_up (arose_at) WHERE arose_at IS NOT NULL;

CREATE INDEX ix_follow_up_best_closes ON follow_up (best_closes) WHERE terminal = 0;

CREATE INDEX ix_follow_up_best_half ON follow_up (best_half) WHERE terminal = 0;

CREATE INDEX ix_follow_up_best_opens ON follow_up (best_opens) WHERE terminal = 0;

CREATE INDEX ix_follow_up_by ON follow_up ("by") WHERE terminal = 0;

CREATE INDEX ix_follow_up_by_filled ON follow_up ("by") WHERE "by" IS NOT NULL;

CREATE INDEX ix_follow_up_closes_on_opens_on_closing_from_by_side ON follow_up (closes_on, opens_on, closing_from, by_side, snoozed_until, responsible, terminal) WHERE terminal = 0;

CREATE INDEX ix_follow_up_done_on_closes_on_opens_on_by_side_terminal ON follow_up (done_on, closes_on, opens_on, by_side, terminal) WHERE terminal = 1;

CREATE INDEX ix_follow_up_escalate_after ON follow_up (escalate_after) WHERE terminal = 0;

CREATE INDEX ix_follow_up_escalate_to ON follow_up (escalate_to) WHERE escalate_to IS NOT NULL;

CREATE INDEX ix_follow_up_opens_on_closes_on_closing_from_by_side ON follow_up (opens_on, closes_on, closing_from, by_side, snoozed_until, responsible, terminal) WHERE terminal = 0;

CREATE INDEX ix_follow_up_parent ON follow_up (parent) WHERE parent IS NOT NULL;

CREATE INDEX ix_follow_up_plan_run ON follow_up (plan_run);

CREATE INDEX ix_follow_up_reminder_owner_id_ordinal ON follow_up_reminder (owner_id, ordinal);

CREATE INDEX ix_follow_up_responsible ON follow_up (responsible) WHERE terminal = 0;

CREATE INDEX ix_follow_up_responsible_filled ON follow_up (responsible) WHERE responsible IS NOT NULL;

CREATE INDEX ix_follow_up_snoozed_until ON follow_up (snoozed_until) WHERE terminal = 0;

CREATE INDEX ix_follow_up_source ON follow_up (source) WHERE source IS NOT NULL;

CREATE INDEX ix_follow_up_to ON follow_up ("to") WHERE terminal = 0;

CREATE INDEX ix_follow_up_to_filled ON follow_up ("to") WHERE "to" IS NOT NULL;

CREATE INDEX ix_follow_up_visit ON follow_up (visit);

CREATE INDEX ix_follow_up_window_anchor_id ON follow_up (window_anchor_id);

CREATE INDEX ix_interaction_approved_by ON interaction (approved_by) WHERE approved_by IS NOT NULL;

CREATE INDEX ix_interaction_place ON interaction (place) WHERE place IS NOT NULL;

CREATE INDEX ix_interest_by ON interest ("by");

CREATE INDEX ix_interest_expected_anchor_id ON interest (expected_anchor_id) WHERE expected_anchor_id IS NOT NULL;

CREATE INDEX ix_interest_found_at ON interest (found_at);

CREATE INDEX ix_interest_offering ON interest (offering);

CREATE INDEX ix_interest_owner ON interest (owner) WHERE owner IS NOT NULL;

CREATE INDEX ix_invitation_arose_at ON invitation (arose_at) WHERE arose_at IS NOT NULL;

CREATE INDEX ix_invitation_invitee ON invitation (invitee) WHERE invitee IS NOT NULL;

CREATE INDEX ix_invitation_inviter ON invitation (inviter) WHERE inviter IS NOT NULL;

CREATE INDEX ix_invitation_occasion ON invitation (occasion);

CREATE INDEX ix_item_person_owner_id_ordinal ON item_person (owner_id, ordinal);

CREATE INDEX ix_item_person_person ON item_person (person) WHERE person IS NOT NULL;

CREATE INDEX ix_journal_record_id ON journal (record_id);

CREATE INDEX ix_journal_work_id ON journal (work_id);

CREATE INDEX ix_link_to_id_role ON link (to_id, role);

CREATE INDEX ix_offering_domain ON offering (domain) WHERE domain IS NOT NULL;

CREATE INDEX ix_offering_owner_org ON offering (owner_org) WHERE owner_org IS NOT NULL;

CREATE INDEX ix_organisation_contact_owner_id_ordinal ON organisation_contact (owner_id, ordinal);

CREATE INDEX ix_organisation_is_ours ON organisation (is_ours);

CREATE INDEX ix_organisation_name_owner_id_ordinal ON organisation_name (owner_id, ordinal);

CREATE INDEX ix_organisation_owner ON organisation (owner) WHERE owner IS NOT NULL;

CREATE INDEX ix_organisation_parent ON organisation (parent);

CREATE INDEX ix_organisation_place ON organisation (place) WHERE place IS NOT NULL;

CREATE INDEX ix_organisation_successor ON organisation (successor) WHERE successor IS NOT NULL;

CREATE INDEX ix_person_assistant ON person (assistant) WHERE assistant IS NOT NULL;

CREATE INDEX ix_person_name_owner_id_ordinal ON person_name (owner_id, ordinal);

CREATE INDEX ix_person_owner ON person (owner) WHERE owner IS NOT NULL;

CREATE INDEX ix_place_parent ON place (parent) WHERE parent IS NOT NULL;

CREATE INDEX ix_plan_run_subject ON plan_run (subject);

CREATE INDEX ix_press_item_archived_copy ON press_item (archived_copy) WHERE archived_copy IS NOT NULL;

CREATE INDEX ix_press_item_outlet ON press_item (outlet) WHERE outlet IS NOT NULL;

CREATE INDEX ix_programme_item_host_org ON programme_item (host_org) WHERE host_org IS NOT NULL;

CREATE INDEX ix_programme_item_venue ON programme_item (venue) WHERE venue IS NOT NULL;

CREATE INDEX ix_programme_item_visit ON programme_item (visit);

CREATE INDEX ix_quote_owner_id_ordinal ON quote (owner_id, ordinal);

CREATE INDEX ix_quote_person ON quote (person) WHERE person IS NOT NULL;

CREATE INDEX ix_record_archived_at ON record (archived_at) WHERE archived_at IS NOT NULL;

CREATE INDEX ix_record_created_work ON record (created_work);

CREATE INDEX ix_record_kind_id ON record (kind, id) WHERE archived_at IS NULL;

CREATE INDEX ix_record_merged_into ON record (merged_into) WHERE merged_into IS NOT NULL;

CREATE INDEX ix_registry_id_owner_id_ordinal ON registry_id (owner_id, ordinal);

CREATE UNIQUE INDEX ix_reminder_shown_login_fire_on_subject_lead ON reminder_shown (login, fire_on, subject, lead);

CREATE INDEX ix_sample_basis ON sample (basis) WHERE basis IS NOT NULL;

CREATE INDEX ix_sample_export_document ON sample (export_document) WHERE export_document IS NOT NULL;

CREATE INDEX ix_sample_interest ON sample (interest) WHERE interest IS NOT NULL;

CREATE INDEX ix_sample_offering ON sample (offering);

CREATE INDEX ix_sample_recipient ON sample (recipient);

CREATE INDEX ix_sample_report ON sample (report) WHERE report IS NOT NULL;

CREATE INDEX ix_sample_result_due_anchor_id ON sample (result_due_anchor_id) WHERE result_due_anchor_id IS NOT NULL;

CREATE INDEX ix_saved_view_owner ON saved_view (owner) WHERE owner IS NOT NULL;

CREATE INDEX ix_signatory_authority ON signatory (authority) WHERE authority IS NOT NULL;

CREATE INDEX ix_signatory_owner_id_ordinal ON signatory (owner_id, ordinal);

CREATE INDEX ix_signatory_party ON signatory (party) WHERE party IS NOT NULL;

CREATE INDEX ix_signatory_person ON signatory (person) WHERE person IS NOT NULL;

CREATE INDEX ix_title_lang_kind_sort_record_id ON title (lang, kind, sort, record_id);

CREATE INDEX ix_user_stands_in ON user (stands_in) WHERE stands_in IS NOT NULL;

CREATE INDEX ix_visit_coordinator ON visit (coordinator) WHERE coordinator IS NOT NULL;

CREATE INDEX ix_visit_cost_owner_id_ordinal ON visit_cost (owner_id, ordinal);

CREATE INDEX ix_visit_country_year_status ON visit (country, year, status);

CREATE INDEX ix_visit_event ON visit (event) WHERE event IS NOT NULL;

CREATE INDEX ix_visit_host_contact ON visit_host (contact) WHERE contact IS NOT NULL;

CREATE INDEX ix_visit_host_organisation ON visit_host (organisation) WHERE organisation IS NOT NULL;

CREATE INDEX ix_visit_host_owner_id_ordinal ON visit_host (owner_id, ordinal);

CREATE INDEX ix_visit_merged_into ON visit (merged_into) WHERE merged_into IS NOT NULL;

CREATE INDEX ix_visit_return_of ON visit (return_of) WHERE return_of IS NOT NULL;

CREATE INDEX ix_visit_start_best ON visit (start_best);

CREATE INDEX ix_visit_status ON visit (status);

CREATE TRIGGER journal_sealed_DELETE BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'journal is sealed'); END;

CREATE TRIGGER journal_sealed_UPDATE BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'journal is sealed'); END;

CREATE TRIGGER work_sealed_DELETE BEFORE DELETE ON work
BEGIN SELECT RAISE(ABORT, 'work is sealed'); END;

CREATE TRIGGER work_sealed_UPDATE BEFORE UPDATE ON work
BEGIN SELECT RAISE(ABORT, 'work is sealed'); END;
