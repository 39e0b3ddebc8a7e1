CREATE TABLE `admin` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`email_key` text NOT NULL,
	`role` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `admin_email_key` ON `admin` (`email_key`);--> statement-breakpoint
CREATE TABLE `browser_session` (
	`hash` text PRIMARY KEY NOT NULL,
	`admin_id` text NOT NULL,
	`via` text NOT NULL,
	`expires_at` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `device` (
	`id` text PRIMARY KEY NOT NULL,
	`admin_id` text NOT NULL,
	`name` text NOT NULL,
	`via` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer NOT NULL,
	`expires_at` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `device_admin` ON `device` (`admin_id`);--> statement-breakpoint
CREATE TABLE `grant_code` (
	`hash` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`admin_id` text NOT NULL,
	`device_id` text NOT NULL,
	`request` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `mail_code` (
	`challenge_hash` text PRIMARY KEY NOT NULL,
	`code_hash` text NOT NULL,
	`admin_id` text,
	`network_hash` text NOT NULL,
	`guesses` integer NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `mail_code_admin` ON `mail_code` (`admin_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `token` (
	`hash` text PRIMARY KEY NOT NULL,
	`device_id` text NOT NULL,
	`kind` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `token_device` ON `token` (`device_id`);--> statement-breakpoint
CREATE TABLE `alert` (
	`kind` text PRIMARY KEY NOT NULL,
	`subject` text NOT NULL,
	`since` integer NOT NULL,
	`claimed_at` integer,
	`mailed_at` integer,
	`over_at` integer,
	`tries` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `idempotent_answer` (
	`key` text PRIMARY KEY NOT NULL,
	`request_hash` text NOT NULL,
	`answer` text,
	`created_at` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `invitation` (
	`account_id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`token_hash` text,
	`email` text NOT NULL,
	`times` integer NOT NULL,
	`tries` integer NOT NULL,
	`next_try_at` integer,
	`claimed_at` integer,
	`claimed_by` text,
	`sent_at` integer,
	`expires_at` integer,
	`accepted_at` integer,
	`reminded_at` integer,
	`problem` text,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `invitation_token_hash` ON `invitation` (`token_hash`);--> statement-breakpoint
CREATE INDEX `invitation_state` ON `invitation` (`state`,`next_try_at`);