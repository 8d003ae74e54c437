from django.db import models
from django.db.models import F, Q

from bonrelais.directory.models import Company, Establishment
from bonrelais.foundation.models import Row
from bonrelais.needs.models import Need
from bonrelais.network.models import Organisation, User
from bonrelais.programmes.models import Programme, Theme
from bonrelais.toolbox.choices import ImportFormat, ProposalState, ToolKind


class Tool(Row):
    """An outil of a programme's toolbox. What it offers and to whom stands in its dated versions."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="tools")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    code = models.SlugField(max_length=80)
    title = models.CharField(max_length=160)
    sort_title = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=ToolKind.choices)
    themes = models.ManyToManyField(Theme, related_name="tools")
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "code"], name="tool_code_unique")]

    def __str__(self) -> str:
        return self.title


class ToolVersion(Row):
    """An immutable dated version once published.

    `criteria` is a document of core.rules.codec; `labels` the words of the codes it names, as they were when written.
    """

    tool = models.ForeignKey(Tool, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    summary = models.TextField()
    amount_words = models.CharField(max_length=160, blank=True)
    amount_max_cents = models.BigIntegerField(null=True, blank=True)
    criteria = models.JSONField()
    labels = models.JSONField(default=dict)
    source_url = models.URLField(max_length=500, blank=True)
    source_quote = models.TextField(blank=True)
    effective_from_on = models.DateField()
    effective_to_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    superseded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tool", "number"], name="tool_version_number_unique"),
            models.UniqueConstraint(
                fields=["tool"],
                condition=Q(published_at__isnull=False, superseded_at__isnull=True),
                name="tool_one_present_version",
            ),
            models.UniqueConstraint(
                fields=["tool"], condition=Q(published_at__isnull=True), name="tool_one_draft_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(effective_to_on__isnull=True) | Q(effective_to_on__gte=F("effective_from_on")),
                name="tool_version_ends_after_start",
            ),
        ]


class VersionCheck(Row):
    """A person read the source again on a day and the version still tells it right. The newest day counts."""

    version = models.ForeignKey(ToolVersion, on_delete=models.PROTECT, related_name="checks")
    checked_on = models.DateField()
    checked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "checked_on"], name="tool_version_checked_once_a_day")
        ]


class Proposal(Row):
    """A tool proposed to a business for a need, with the version and the reading it rests on."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="proposals")
    establishment = models.ForeignKey(Establishment, on_delete=models.PROTECT, related_name="+")
    need = models.ForeignKey(Need, null=True, blank=True, on_delete=models.PROTECT, related_name="proposals")
    tool = models.ForeignKey(Tool, on_delete=models.PROTECT, related_name="proposals")
    version = models.ForeignKey(ToolVersion, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=8)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["company", "need", "tool"], name="proposal_once_a_need"),
            models.UniqueConstraint(
                fields=["company", "tool"], condition=Q(need__isnull=True), name="proposal_once_without_need"
            ),
        ]


class ProposalStage(Row):
    """A dated state of a proposal; the newest is the present one."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="stages")
    state = models.CharField(max_length=10, choices=ProposalState.choices)
    since_on = models.DateField()
    reason = models.CharField(max_length=240, blank=True)
    amount_cents = models.BigIntegerField(null=True, blank=True)
    recorded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["proposal"], condition=Q(replaced_at__isnull=True), name="proposal_one_present_stage"
            ),
            models.CheckConstraint(
                condition=~Q(state="set_aside") | ~Q(reason=""), name="proposal_set_aside_has_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state="granted") | Q(amount_cents__gte=0), name="proposal_granted_has_amount"
            ),
        ]


class ManualDecision(Row):
    """A named person's dated answer, for one company, to a condition that no rule decides.

    `words` are the condition's own: a later version of the tool that keeps them keeps the answer.
    """

    version = models.ForeignKey(ToolVersion, on_delete=models.PROTECT, related_name="decisions")
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="+")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=600)
    is_met = models.BooleanField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField()
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "company", "words"],
                condition=Q(withdrawn_at__isnull=True),
                name="manual_decision_one_present",
            )
        ]


class TargetList(Row):
    """A liste de cibles: businesses that a tool concerns, kept under a name as visits to make.

    `words` are the filters it was made with, as they were read; a business is met when a visit recorded since says so.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(ToolVersion, on_delete=models.PROTECT, related_name="target_lists")
    name = models.CharField(max_length=120)
    words = models.TextField(blank=True)
    device_key = models.UUIDField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField()
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "device_key"], name="target_list_device_key_unique"),
            models.UniqueConstraint(
                fields=["programme", "name"], condition=Q(closed_at__isnull=True), name="target_list_name_once_open"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Target(Row):
    """A business to go and see, and why: sure, or with the facts to ask (their codes). Nothing else of it is kept."""

    target_list = models.ForeignKey(TargetList, on_delete=models.PROTECT, related_name="targets")
    establishment = models.ForeignKey(Establishment, on_delete=models.PROTECT, related_name="+")
    rank = models.PositiveIntegerField()
    missing = models.JSONField(default=list)
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    removal_reason = models.CharField(max_length=240, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["target_list", "establishment"], name="target_once_a_list"),
            models.UniqueConstraint(fields=["target_list", "rank"], name="target_one_a_rank"),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True) | ~Q(removal_reason=""), name="target_removed_has_reason"
            ),
        ]


class ToolOrigin(Row):
    """The row of an outside source that a tool comes from: the next import of that source finds it again.

    `snapshot` is what the source said when it was last taken, in our own format: what people changed since stays.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    tool = models.ForeignKey(Tool, on_delete=models.PROTECT, related_name="origins")
    source = models.CharField(max_length=80)
    source_id = models.CharField(max_length=200)
    snapshot = models.JSONField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "source", "source_id"], name="tool_origin_known_once"),
            models.UniqueConstraint(fields=["tool", "source"], name="tool_origin_one_a_source"),
            models.CheckConstraint(condition=~Q(source="") & ~Q(source_id=""), name="tool_origin_is_named"),
        ]


class ToolUpload(Row):
    """A file of tools sent by a person and not taken yet; it waits for them a short time, then is dropped."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    format = models.CharField(max_length=10, choices=ImportFormat.choices)
    source = models.CharField(max_length=80)
    content = models.BinaryField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(format__in=ImportFormat.values), name="tool_upload_format_known"),
            models.CheckConstraint(condition=~Q(source=""), name="tool_upload_has_a_source"),
        ]
