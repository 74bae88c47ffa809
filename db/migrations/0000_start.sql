CREATE TABLE `answers` (
	`case_id` text NOT NULL,
	`item` text NOT NULL,
	`value` text,
	`note` text,
	`kept` text,
	`proof` text,
	`seq` integer NOT NULL,
	`done_by` text NOT NULL,
	`recorded_at` text NOT NULL,
	PRIMARY KEY(`case_id`, `item`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `cases` (
	`id` text PRIMARY KEY NOT NULL,
	`school` text NOT NULL,
	`pupil` text NOT NULL,
	`pathway` text NOT NULL,
	`pathway_version` integer NOT NULL,
	`stage` text NOT NULL,
	`status` text NOT NULL,
	`owner` text NOT NULL,
	`opened_on` text NOT NULL,
	`closed_on` text,
	`close_reason` text,
	`referred` integer NOT NULL,
	`seq` integer NOT NULL,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `cases_by_school` ON `cases` (`school`,`status`,`id`);--> statement-breakpoint
CREATE INDEX `cases_by_owner` ON `cases` (`owner`,`status`);--> statement-breakpoint
CREATE INDEX `cases_by_pupil` ON `cases` (`pupil`,`status`);--> statement-breakpoint
CREATE TABLE `deadlines` (
	`case_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`due` text,
	`not_known` text,
	`earliest` integer NOT NULL,
	`state` text NOT NULL,
	`met_on` text,
	`subject` text,
	`snoozed_until` text,
	`snooze_reason` text,
	`opens` text,
	PRIMARY KEY(`case_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `deadlines_open` ON `deadlines` (`due`,`case_id`) WHERE "state" = 'open';--> statement-breakpoint
CREATE TABLE `decisions` (
	`case_id` text NOT NULL,
	`id` text NOT NULL,
	`option` text NOT NULL,
	`on_day` text NOT NULL,
	`done_by` text NOT NULL,
	`reasons` text NOT NULL,
	`facts` text NOT NULL,
	PRIMARY KEY(`case_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `document_parts` (
	`document` text NOT NULL,
	`part` integer NOT NULL,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`document`, `part`)
);
--> statement-breakpoint
CREATE TABLE `documents` (
	`id` text PRIMARY KEY NOT NULL,
	`case` text,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`mime` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	`made_at` text NOT NULL,
	`made_by` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `documents_by_case` ON `documents` (`case`);--> statement-breakpoint
CREATE TABLE `event_payloads` (
	`position` integer PRIMARY KEY NOT NULL,
	`salt` text NOT NULL,
	`body` text,
	`sealed` text
);
--> statement-breakpoint
CREATE TABLE `events` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`chain` text NOT NULL,
	`seq` integer NOT NULL,
	`type` text NOT NULL,
	`done_by` text NOT NULL,
	`done_on` text NOT NULL,
	`manner` text NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` text NOT NULL,
	`late` integer NOT NULL,
	`digest` text NOT NULL,
	`previous` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `events_in_order` ON `events` (`chain`,`seq`);--> statement-breakpoint
CREATE TABLE `actions` (
	`case_id` text NOT NULL,
	`id` text NOT NULL,
	`meeting` text,
	`what` text NOT NULL,
	`who` text NOT NULL,
	`by_day` text,
	`how_known` text,
	`done_on` text,
	PRIMARY KEY(`case_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `attendances` (
	`case_id` text NOT NULL,
	`meeting` text NOT NULL,
	`who` text NOT NULL,
	`role` text,
	`came` integer,
	`reason` text,
	PRIMARY KEY(`case_id`, `meeting`, `who`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `letters` (
	`case_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`addressee` text NOT NULL,
	`state` text NOT NULL,
	`drafted_on` text NOT NULL,
	`sent_on` text,
	`how` text,
	`done_by` text,
	`pdf` text,
	`docx` text,
	PRIMARY KEY(`case_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `meetings` (
	`case_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`on_day` text,
	`at_time` text,
	`place` text,
	`state` text NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`case_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `inbox` (
	`key` text PRIMARY KEY NOT NULL,
	`recorded_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `inbox_by_age` ON `inbox` (`recorded_at`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`chain` text,
	`body` text NOT NULL,
	`not_before` text,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`unsure` integer DEFAULT false NOT NULL,
	`claimed_at` text,
	`claimed_by` text,
	`sent_at` text,
	`channel` text,
	`ts` text,
	`file` text,
	`after` text,
	`fault` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_key_unique` ON `outbox` (`key`);--> statement-breakpoint
CREATE INDEX `outbox_open` ON `outbox` (`id`) WHERE "state" in ('waiting', 'claimed', 'unsure');--> statement-breakpoint
CREATE INDEX `outbox_by_message` ON `outbox` (`channel`,`ts`) WHERE "ts" is not null;--> statement-breakpoint
CREATE INDEX `outbox_by_chain` ON `outbox` (`chain`) WHERE "chain" is not null;--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text,
	`digest_paused_until` text
);
--> statement-breakpoint
CREATE TABLE `roles` (
	`person` text NOT NULL,
	`role` text NOT NULL,
	`school` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `roles_once` ON `roles` (`person`,`role`,coalesce(`school`, ''));--> statement-breakpoint
CREATE INDEX `roles_by_school` ON `roles` (`school`,`role`);--> statement-breakpoint
CREATE TABLE `parents` (
	`id` text PRIMARY KEY NOT NULL,
	`pupil` text NOT NULL,
	`title` text,
	`forename` text,
	`surname` text NOT NULL,
	`relationship` text,
	`parental_responsibility` integer,
	`resident` integer,
	`has_care` integer,
	`address` text,
	`postcode` text,
	`language` text,
	`interpreter` integer,
	`do_not_write` integer,
	`address_confidential` integer,
	`contact_via` text,
	`meet_separately` integer,
	`ended_on` text
);
--> statement-breakpoint
CREATE INDEX `parents_by_pupil` ON `parents` (`pupil`);--> statement-breakpoint
CREATE TABLE `pupils` (
	`number` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`school` text NOT NULL,
	`pupil_ref` text NOT NULL,
	`upn` text,
	`surname` text NOT NULL,
	`forename` text NOT NULL,
	`date_of_birth` text,
	`year_group` text,
	`reg_group` text,
	`joined` text,
	`left` text,
	`looked_after` integer,
	`first_language` text,
	`family_ref` text,
	`send` text,
	`social_care` text,
	`young_carer` integer,
	`medical` text,
	`safety_flag` integer,
	`search` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pupils_id_unique` ON `pupils` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `pupils_by_ref` ON `pupils` (`school`,`pupil_ref`);--> statement-breakpoint
CREATE INDEX `pupils_by_search` ON `pupils` (`school`,`search`);--> statement-breakpoint
CREATE INDEX `pupils_by_upn` ON `pupils` (`upn`) WHERE "upn" is not null;--> statement-breakpoint
CREATE INDEX `pupils_by_family` ON `pupils` (`school`,`family_ref`) WHERE "family_ref" is not null;--> statement-breakpoint
CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`school` text,
	`kind` text NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` text NOT NULL,
	`rows` integer NOT NULL,
	`sha256` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `imports_by_school` ON `imports` (`school`,`recorded_at`);--> statement-breakpoint
CREATE TABLE `register_staging` (
	`import` text NOT NULL,
	`pupil` text NOT NULL,
	`monday` text NOT NULL,
	`marks` text NOT NULL,
	`possible` integer NOT NULL,
	`attended` integer NOT NULL,
	`authorised` integer NOT NULL,
	`unauthorised` integer NOT NULL,
	`late` integer NOT NULL,
	`unexplained` integer NOT NULL,
	`detail` text,
	PRIMARY KEY(`import`, `pupil`, `monday`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `register_weeks` (
	`pupil` text NOT NULL,
	`monday` text NOT NULL,
	`marks` text NOT NULL,
	`possible` integer NOT NULL,
	`attended` integer NOT NULL,
	`authorised` integer NOT NULL,
	`unauthorised` integer NOT NULL,
	`late` integer NOT NULL,
	`unexplained` integer NOT NULL,
	`detail` text,
	`import` text NOT NULL,
	PRIMARY KEY(`pupil`, `monday`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `calendar_spans` (
	`school` text NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`school`, `from_day`, `to_day`, `kind`, `name`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `calendar_spans_by_end` ON `calendar_spans` (`school`,`to_day`);--> statement-breakpoint
CREATE TABLE `meta` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `schools` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`nation` text NOT NULL,
	`phase` text NOT NULL,
	`channel` text,
	`la` text,
	`pathway` text,
	`settings` text DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `schools_channel_unique` ON `schools` (`channel`);