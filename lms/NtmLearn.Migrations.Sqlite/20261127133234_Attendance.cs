using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NtmLearn.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Attendance : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Certificates",
                columns: table => new
                {
                    CertificateId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OfferingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: true),
                    IssuerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Reissue = table.Column<int>(type: "INTEGER", nullable: false),
                    RegisterNumber = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    StateChangedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ReplacesId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReplacedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    FullName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    YearOfBirth = table.Column<int>(type: "INTEGER", nullable: true),
                    UnitName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    CourseTitle = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ClassCode = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    ClassTitle = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Hours = table.Column<decimal>(type: "TEXT", precision: 6, scale: 2, nullable: false),
                    FirstDay = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LastDay = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    IssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    GoverningBody = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Issuer = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SignerCapacity = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    SignerTitle = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SignerName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Heading = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Body = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Paper = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Certificates", x => x.CertificateId);
                    table.ForeignKey(
                        name: "FK_Certificates_Certificates_ReplacesId",
                        column: x => x.ReplacesId,
                        principalTable: "Certificates",
                        principalColumn: "CertificateId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Certificates_CourseOfferings_OfferingId",
                        column: x => x.OfferingId,
                        principalTable: "CourseOfferings",
                        principalColumn: "OfferingId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Certificates_Organisations_IssuerId",
                        column: x => x.IssuerId,
                        principalTable: "Organisations",
                        principalColumn: "OrganisationId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Certificates_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "PersonId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CertificateSeries",
                columns: table => new
                {
                    CertificateSeriesId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IssuerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    LastNumber = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CertificateSeries", x => x.CertificateSeriesId);
                });

            migrationBuilder.CreateTable(
                name: "CertificateTemplates",
                columns: table => new
                {
                    CertificateTemplateId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Heading = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Body = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    SignerCapacity = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Paper = table.Column<int>(type: "INTEGER", nullable: false),
                    IsRetired = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CertificateTemplates", x => x.CertificateTemplateId);
                });

            migrationBuilder.CreateTable(
                name: "CheckInTraces",
                columns: table => new
                {
                    CheckInTraceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AttendeeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DeviceHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CheckInTraces", x => x.CheckInTraceId);
                    table.ForeignKey(
                        name: "FK_CheckInTraces_TrainingSessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "TrainingSessions",
                        principalColumn: "SessionId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DeviceGrants",
                columns: table => new
                {
                    DeviceGrantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TokenHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    GivenById = table.Column<Guid>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LastSeenAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeviceGrants", x => x.DeviceGrantId);
                    table.ForeignKey(
                        name: "FK_DeviceGrants_TrainingSessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "TrainingSessions",
                        principalColumn: "SessionId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EvaluationPasses",
                columns: table => new
                {
                    KeyHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvaluationPasses", x => x.KeyHash);
                });

            migrationBuilder.CreateTable(
                name: "Evaluations",
                columns: table => new
                {
                    EvaluationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OfferingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Source = table.Column<int>(type: "INTEGER", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Content = table.Column<int>(type: "INTEGER", nullable: true),
                    Speaker = table.Column<int>(type: "INTEGER", nullable: true),
                    Place = table.Column<int>(type: "INTEGER", nullable: true),
                    Wish = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Evaluations", x => x.EvaluationId);
                    table.ForeignKey(
                        name: "FK_Evaluations_CourseOfferings_OfferingId",
                        column: x => x.OfferingId,
                        principalTable: "CourseOfferings",
                        principalColumn: "OfferingId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ExcuseRequests",
                columns: table => new
                {
                    ExcuseRequestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExcuseRequests", x => x.ExcuseRequestId);
                    table.ForeignKey(
                        name: "FK_ExcuseRequests_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "PersonId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ExcuseRequests_TrainingSessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "TrainingSessions",
                        principalColumn: "SessionId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Headcounts",
                columns: table => new
                {
                    HeadcountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Total = table.Column<int>(type: "INTEGER", nullable: false),
                    Women = table.Column<int>(type: "INTEGER", nullable: false),
                    EthnicMinority = table.Column<int>(type: "INTEGER", nullable: true),
                    PoorHousehold = table.Column<int>(type: "INTEGER", nullable: true),
                    Source = table.Column<int>(type: "INTEGER", nullable: false),
                    ActorKind = table.Column<int>(type: "INTEGER", nullable: false),
                    ActorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ClientKey = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Headcounts", x => x.HeadcountId);
                    table.ForeignKey(
                        name: "FK_Headcounts_TrainingSessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "TrainingSessions",
                        principalColumn: "SessionId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PrintedSheets",
                columns: table => new
                {
                    PrintedSheetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OfferingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    SessionIds = table.Column<string>(type: "TEXT", nullable: false),
                    AttendeeIds = table.Column<string>(type: "TEXT", nullable: false),
                    BlankRows = table.Column<int>(type: "INTEGER", nullable: false),
                    PrintedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PrintedSheets", x => x.PrintedSheetId);
                    table.ForeignKey(
                        name: "FK_PrintedSheets_CourseOfferings_OfferingId",
                        column: x => x.OfferingId,
                        principalTable: "CourseOfferings",
                        principalColumn: "OfferingId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Quizzes",
                columns: table => new
                {
                    QuizId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CourseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Instructions = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    MaxTries = table.Column<int>(type: "INTEGER", nullable: false),
                    ScoreRule = table.Column<int>(type: "INTEGER", nullable: false),
                    ShufflesQuestions = table.Column<bool>(type: "INTEGER", nullable: false),
                    ShufflesOptions = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    CurrentVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    LastQuestionId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Quizzes", x => x.QuizId);
                    table.ForeignKey(
                        name: "FK_Quizzes_Courses_CourseId",
                        column: x => x.CourseId,
                        principalTable: "Courses",
                        principalColumn: "CourseId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SessionBooks",
                columns: table => new
                {
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Secret = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    UnlockedUntil = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SessionBooks", x => x.SessionId);
                    table.ForeignKey(
                        name: "FK_SessionBooks_TrainingSessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "TrainingSessions",
                        principalColumn: "SessionId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WalkIns",
                columns: table => new
                {
                    WalkInId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OfferingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FullName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SearchKey = table.Column<string>(type: "TEXT", nullable: false),
                    SortKey = table.Column<string>(type: "TEXT", nullable: false),
                    Sex = table.Column<int>(type: "INTEGER", nullable: true),
                    YearOfBirth = table.Column<int>(type: "INTEGER", nullable: true),
                    HamletId = table.Column<Guid>(type: "TEXT", nullable: true),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Place = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ClientKey = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ErasedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WalkIns", x => x.WalkInId);
                    table.ForeignKey(
                        name: "FK_WalkIns_CourseOfferings_OfferingId",
                        column: x => x.OfferingId,
                        principalTable: "CourseOfferings",
                        principalColumn: "OfferingId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WalkIns_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "PersonId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SheetPhotos",
                columns: table => new
                {
                    SheetPhotoId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SourceHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    FileHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Size = table.Column<int>(type: "INTEGER", nullable: false),
                    DeviceGrantId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReceivedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SheetPhotos", x => x.SheetPhotoId);
                    table.ForeignKey(
                        name: "FK_SheetPhotos_DeviceGrants_DeviceGrantId",
                        column: x => x.DeviceGrantId,
                        principalTable: "DeviceGrants",
                        principalColumn: "DeviceGrantId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SheetPhotos_TrainingSessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "TrainingSessions",
                        principalColumn: "SessionId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "QuizVersions",
                columns: table => new
                {
                    QuizVersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    QuizId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuizVersions", x => x.QuizVersionId);
                    table.ForeignKey(
                        name: "FK_QuizVersions_Quizzes_QuizId",
                        column: x => x.QuizId,
                        principalTable: "Quizzes",
                        principalColumn: "QuizId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AttendanceMarks",
                columns: table => new
                {
                    MarkId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AttendeeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    WalkInId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    Source = table.Column<int>(type: "INTEGER", nullable: false),
                    ActorKind = table.Column<int>(type: "INTEGER", nullable: false),
                    ActorId = table.Column<Guid>(type: "TEXT", nullable: true),
                    DeviceAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EffectiveAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ClientKey = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    IsCorrection = table.Column<bool>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    RetractsId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AttendanceMarks", x => x.MarkId);
                    table.CheckConstraint("CK_AttendanceMarks_Attendee", "\"AttendeeId\" = COALESCE(\"PersonId\", \"WalkInId\") AND (\"PersonId\" IS NULL OR \"WalkInId\" IS NULL)");
                    table.ForeignKey(
                        name: "FK_AttendanceMarks_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "PersonId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AttendanceMarks_TrainingSessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "TrainingSessions",
                        principalColumn: "SessionId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AttendanceMarks_WalkIns_WalkInId",
                        column: x => x.WalkInId,
                        principalTable: "WalkIns",
                        principalColumn: "WalkInId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "QuizAttempts",
                columns: table => new
                {
                    QuizAttemptId = table.Column<Guid>(type: "TEXT", nullable: false),
                    QuizVersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OfferingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Source = table.Column<int>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    HandedInAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ScorePercent = table.Column<int>(type: "INTEGER", nullable: true),
                    Choices = table.Column<string>(type: "TEXT", nullable: true),
                    Texts = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuizAttempts", x => x.QuizAttemptId);
                    table.ForeignKey(
                        name: "FK_QuizAttempts_CourseOfferings_OfferingId",
                        column: x => x.OfferingId,
                        principalTable: "CourseOfferings",
                        principalColumn: "OfferingId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_QuizAttempts_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "PersonId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_QuizAttempts_QuizVersions_QuizVersionId",
                        column: x => x.QuizVersionId,
                        principalTable: "QuizVersions",
                        principalColumn: "QuizVersionId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AttendanceStates",
                columns: table => new
                {
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AttendeeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OfferingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    WalkInId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    MarkId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Rule = table.Column<int>(type: "INTEGER", nullable: false),
                    Marks = table.Column<int>(type: "INTEGER", nullable: false),
                    LastMarkId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LastAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastAuthority = table.Column<int>(type: "INTEGER", nullable: false),
                    LastIsCorrection = table.Column<bool>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AttendanceStates", x => new { x.SessionId, x.AttendeeId });
                    table.ForeignKey(
                        name: "FK_AttendanceStates_AttendanceMarks_MarkId",
                        column: x => x.MarkId,
                        principalTable: "AttendanceMarks",
                        principalColumn: "MarkId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AttendanceStates_CourseOfferings_OfferingId",
                        column: x => x.OfferingId,
                        principalTable: "CourseOfferings",
                        principalColumn: "OfferingId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AttendanceStates_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "PersonId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AttendanceStates_TrainingSessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "TrainingSessions",
                        principalColumn: "SessionId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AttendanceStates_WalkIns_WalkInId",
                        column: x => x.WalkInId,
                        principalTable: "WalkIns",
                        principalColumn: "WalkInId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceMarks_PersonId",
                table: "AttendanceMarks",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceMarks_SessionId_AttendeeId",
                table: "AttendanceMarks",
                columns: new[] { "SessionId", "AttendeeId" });

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceMarks_SessionId_ClientKey",
                table: "AttendanceMarks",
                columns: new[] { "SessionId", "ClientKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceMarks_WalkInId",
                table: "AttendanceMarks",
                column: "WalkInId");

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceStates_MarkId",
                table: "AttendanceStates",
                column: "MarkId");

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceStates_OfferingId_AttendeeId",
                table: "AttendanceStates",
                columns: new[] { "OfferingId", "AttendeeId" });

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceStates_PersonId",
                table: "AttendanceStates",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_AttendanceStates_WalkInId",
                table: "AttendanceStates",
                column: "WalkInId");

            migrationBuilder.CreateIndex(
                name: "IX_Certificates_Code",
                table: "Certificates",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Certificates_IssuerId_Year_Number_Reissue",
                table: "Certificates",
                columns: new[] { "IssuerId", "Year", "Number", "Reissue" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Certificates_OfferingId",
                table: "Certificates",
                column: "OfferingId");

            migrationBuilder.CreateIndex(
                name: "IX_Certificates_OfficeNumber",
                table: "Certificates",
                columns: new[] { "Year", "Number", "Reissue" },
                unique: true,
                filter: "\"IssuerId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Certificates_OneValid",
                table: "Certificates",
                columns: new[] { "OfferingId", "PersonId" },
                unique: true,
                filter: "\"State\" = 1");

            migrationBuilder.CreateIndex(
                name: "IX_Certificates_PersonId",
                table: "Certificates",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Certificates_ReplacesId",
                table: "Certificates",
                column: "ReplacesId");

            migrationBuilder.CreateIndex(
                name: "IX_Certificates_UnitId",
                table: "Certificates",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_CertificateTemplates_Name",
                table: "CertificateTemplates",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CheckInTraces_At",
                table: "CheckInTraces",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_CheckInTraces_AttendeeId",
                table: "CheckInTraces",
                column: "AttendeeId");

            migrationBuilder.CreateIndex(
                name: "IX_CheckInTraces_SessionId_DeviceHash",
                table: "CheckInTraces",
                columns: new[] { "SessionId", "DeviceHash" });

            migrationBuilder.CreateIndex(
                name: "IX_DeviceGrants_SessionId",
                table: "DeviceGrants",
                column: "SessionId");

            migrationBuilder.CreateIndex(
                name: "IX_DeviceGrants_TokenHash",
                table: "DeviceGrants",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EvaluationPasses_Day",
                table: "EvaluationPasses",
                column: "Day");

            migrationBuilder.CreateIndex(
                name: "IX_Evaluations_OfferingId",
                table: "Evaluations",
                column: "OfferingId");

            migrationBuilder.CreateIndex(
                name: "IX_ExcuseRequests_PersonId",
                table: "ExcuseRequests",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_ExcuseRequests_SessionId_PersonId",
                table: "ExcuseRequests",
                columns: new[] { "SessionId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Headcounts_SessionId_ClientKey",
                table: "Headcounts",
                columns: new[] { "SessionId", "ClientKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PrintedSheets_Code",
                table: "PrintedSheets",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PrintedSheets_OfferingId",
                table: "PrintedSheets",
                column: "OfferingId");

            migrationBuilder.CreateIndex(
                name: "IX_QuizAttempts_HandedInAt",
                table: "QuizAttempts",
                column: "HandedInAt");

            migrationBuilder.CreateIndex(
                name: "IX_QuizAttempts_OfferingId_PersonId_Number",
                table: "QuizAttempts",
                columns: new[] { "OfferingId", "PersonId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_QuizAttempts_Open",
                table: "QuizAttempts",
                columns: new[] { "OfferingId", "PersonId" },
                unique: true,
                filter: "\"HandedInAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_QuizAttempts_PersonId",
                table: "QuizAttempts",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_QuizAttempts_QuizVersionId",
                table: "QuizAttempts",
                column: "QuizVersionId");

            migrationBuilder.CreateIndex(
                name: "IX_QuizVersions_QuizId_Number",
                table: "QuizVersions",
                columns: new[] { "QuizId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Quizzes_CourseId",
                table: "Quizzes",
                column: "CourseId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SheetPhotos_DeviceGrantId",
                table: "SheetPhotos",
                column: "DeviceGrantId");

            migrationBuilder.CreateIndex(
                name: "IX_SheetPhotos_FileHash",
                table: "SheetPhotos",
                column: "FileHash");

            migrationBuilder.CreateIndex(
                name: "IX_SheetPhotos_ReceivedAt",
                table: "SheetPhotos",
                column: "ReceivedAt");

            migrationBuilder.CreateIndex(
                name: "IX_SheetPhotos_SessionId_SourceHash",
                table: "SheetPhotos",
                columns: new[] { "SessionId", "SourceHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WalkIns_OfferingId_ClientKey",
                table: "WalkIns",
                columns: new[] { "OfferingId", "ClientKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WalkIns_PersonId",
                table: "WalkIns",
                column: "PersonId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AttendanceStates");

            migrationBuilder.DropTable(
                name: "Certificates");

            migrationBuilder.DropTable(
                name: "CertificateSeries");

            migrationBuilder.DropTable(
                name: "CertificateTemplates");

            migrationBuilder.DropTable(
                name: "CheckInTraces");

            migrationBuilder.DropTable(
                name: "EvaluationPasses");

            migrationBuilder.DropTable(
                name: "Evaluations");

            migrationBuilder.DropTable(
                name: "ExcuseRequests");

            migrationBuilder.DropTable(
                name: "Headcounts");

            migrationBuilder.DropTable(
                name: "PrintedSheets");

            migrationBuilder.DropTable(
                name: "QuizAttempts");

            migrationBuilder.DropTable(
                name: "SessionBooks");

            migrationBuilder.DropTable(
                name: "SheetPhotos");

            migrationBuilder.DropTable(
                name: "AttendanceMarks");

            migrationBuilder.DropTable(
                name: "QuizVersions");

            migrationBuilder.DropTable(
                name: "DeviceGrants");

            migrationBuilder.DropTable(
                name: "WalkIns");

            migrationBuilder.DropTable(
                name: "Quizzes");
        }
    }
}
