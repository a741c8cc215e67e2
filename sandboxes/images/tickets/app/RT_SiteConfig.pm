# Request Tracker's settings for a sandbox that nothing leaves.

Set($rtname, 'Service Desk');
Set($Organization, 'tickets.test');
Set($Timezone, 'UTC');

# Where it answers; the address is loopback inside the sandbox.
Set($WebDomain, 'tickets.test');
Set($WebPort, 80);
Set($WebPath, '');
Set($WebBaseURL, 'http://tickets.test');
Set($CanonicalizeRedirectURLs, 0);

# Its own database, reached over a Unix socket in a private directory.
Set($DatabaseType, 'Pg');
Set($DatabaseHost, '/var/lib/tickets/socket');
Set($DatabaseRTHost, 'localhost');
Set($DatabaseAdmin, 'volunteer');
Set($DatabaseUser, 'tickets');
Set($DatabasePassword, '');
Set($DatabaseName, 'tickets');
Set(%FullTextSearch,
    Enable => 1, Indexed => 1, Table => 'AttachmentsIndex', Column => 'ContentIndex');

# No mail, no outside.
Set($MailCommand, 'sendmailpipe');
Set($SendmailPath, '/bin/true');
Set($OwnerEmail, '');
Set($CorrespondAddress, 'desk@tickets.test');
Set($CommentAddress, 'desk@tickets.test');
Set($RecordOutgoingEmail, 0);
Set(%GnuPG, Enable => 0);
Set(%SMIME, Enable => 0);
Set($LogoLinkURL, 'http://tickets.test/');
Set(@Active_MakeClicky, ());

# Logs carry no content and go nowhere but the container's own output, which nobody keeps.
Set($LogToSyslog, undef);
Set($LogToSTDERR, 'error');
Set($LogToFile, undef);

# Quick to start, plain to look at: one language, plain text messages, the whole history at once.
Set(@LexiconLanguages, 'en');
Set($MessageBoxRichText, 0);
Set($MessageBoxHeight, 8);
Set($ShowHistory, 'always');
Set($DateTimeFormat, { Format => 'DefaultFormat', Seconds => 0 });
Set($OnlySearchActiveTicketsInSimpleSearch, 0);
Set($UsernameFormat, 'concise');
Set($EnablePriorityAsString, 1);
Set($HideUnsetFieldsOnDisplay, 1);
Set($EnableReminders, 0);
Set(@CSSFiles, 'service-desk.css');
Set($AutoLogoff, 0);
Set($BcryptCost, 6);

1;
